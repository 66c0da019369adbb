package no.kfr.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import no.kfr.TestNumbers;
import no.kfr.start.PackagedKfr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client of another make (Eclipse Metro) does the main job with nothing but the served WSDL, its key and whom it trusts. */
class OtherMakeIT {

    private static final String UPLOAD = "CustomerRelationshipUpload";
    private static final String LOOKUP = "CustomerRelationshipLookup";

    @TempDir
    private Path folder;

    @Test
    void metro_registers_ends_and_looks_up_by_the_served_contract() throws Exception {
        Path data = folder.resolve("demo");
        int port = PackagedKfr.freePort();
        DemoData.copyTo(data, port);
        Path out = Files.createFile(folder.resolve("demo.txt"));
        Path log = Files.createFile(folder.resolve("demo.log"));
        Process demo =
                PackagedKfr.start(folder, out, log, "demo", "--port", String.valueOf(port), "--data", data.toString());
        try {
            await(demo, out, "How to go on");
            DemoCertificates certificates = new DemoCertificates(data.resolve("certificates"), Clock.systemUTC());
            String customer = "<financialInstitution>" + DemoParty.INSTITUTION.organisationNumber()
                    + "</financialInstitution><customerId>974760673</customerId>";
            for (String soap : List.of("Soap11Port", "Soap12Port")) {
                assertThat(call(
                                port,
                                certificates,
                                DemoParty.INSTITUTION,
                                UPLOAD + soap,
                                "registerCustomerRelationship",
                                id() + customer))
                        .contains("<outcome>");
                assertThat(call(
                                port,
                                certificates,
                                DemoParty.TAX_AUTHORITY,
                                LOOKUP + soap,
                                "lookupCustomerRelationships",
                                question()))
                        .contains("<bankName>Sparebanken Demo</bankName>");
                assertThat(call(
                                port,
                                certificates,
                                DemoParty.INSTITUTION,
                                UPLOAD + soap,
                                "endCustomerRelationship",
                                id() + customer))
                        .contains("<outcome>ended</outcome>");
                assertThat(call(
                                port,
                                certificates,
                                DemoParty.INSTITUTION,
                                UPLOAD + soap,
                                "endCustomerRelationship",
                                id() + customer))
                        .contains("FAULT KFR-008");
            }
            sends_a_file_and_reads_its_report(port, certificates);
        } finally {
            demo.destroyForcibly().waitFor();
        }
        understands_the_very_first_answer_of_a_process(data, port);
    }

    private void sends_a_file_and_reads_its_report(int port, DemoCertificates certificates) throws Exception {
        List<String> lines = new ArrayList<>(Stream.generate(TestNumbers::customer)
                .limit(2_000)
                .map(customer -> customer.value() + "#2020-01-01")
                .toList());
        lines.add(1, "nonsense");
        Path file = Files.write(folder.resolve("customers.csv"), lines);
        for (String soap : List.of("Soap11Port", "Soap12Port")) {
            for (String how : List.of("inline", "mtom")) {
                String program = new MetroProgram(folder, certificates)
                        .run(
                                "MetroFileClient.java",
                                DemoParty.INSTITUTION,
                                UPLOAD + soap,
                                "https://localhost:" + port + "/services/" + UPLOAD + "?wsdl",
                                UPLOAD + soap,
                                DemoParty.INSTITUTION.organisationNumber(),
                                file.toString(),
                                how);
                assertThat(program)
                        .as(soap + " " + how)
                        .contains("REPORT <?xml", "ATTACHED\nposition,entry,outcome,code,rule\n1," + lines.getFirst())
                        .contains("\n2,nonsense,refused,KFR-005,", "\n2001," + lines.getLast());
                assertThat(program.contains("application/xop+xml")).as(program).isEqualTo(how.equals("mtom"));
            }
        }
    }

    /** Metro compares the signature that is confirmed to it by its text. The first answer is a refusal: SHA-1, as the bare suite has it. */
    private void understands_the_very_first_answer_of_a_process(Path data, int port) throws Exception {
        Path contract = Files.createDirectories(folder.resolve("wsdl")).resolve(UPLOAD + ".wsdl");
        Files.writeString(
                contract,
                Files.readString(Path.of("wsdl", UPLOAD + ".wsdl"))
                        .replace(" signatureAlgorithm=\"SHA256withRSA\"", "")
                        .replace(":8443", ":" + port));
        for (String schema : List.of("types-v1.xsd", "upload-v1.xsd")) {
            Files.copy(
                    Path.of("xsd", schema),
                    Files.createDirectories(folder.resolve("xsd")).resolve(schema));
        }
        Path out = Files.createFile(folder.resolve("serve.txt"));
        Process serve = PackagedKfr.start(
                folder,
                out,
                out,
                "serve",
                "--settings",
                data.resolve("kfr.yaml").toString());
        try {
            await(serve, out, "Tomcat started");
            DemoCertificates certificates = new DemoCertificates(data.resolve("certificates"), Clock.systemUTC());
            assertThat(call(
                            contract.toUri().toString(),
                            certificates,
                            DemoParty.INSTITUTION,
                            UPLOAD + "Soap11Port",
                            "registerCustomerRelationship",
                            id()))
                    .contains("FAULT KFR-038");
        } finally {
            serve.destroyForcibly().waitFor();
        }
    }

    private String call(
            int port,
            DemoCertificates certificates,
            DemoParty signer,
            String wsdlPort,
            String operation,
            String content)
            throws Exception {
        String service = wsdlPort.startsWith(UPLOAD) ? UPLOAD : LOOKUP;
        String wsdl = "https://localhost:" + port + "/services/" + service + "?wsdl";
        return call(wsdl, certificates, signer, wsdlPort, operation, content);
    }

    private String call(
            String wsdl,
            DemoCertificates certificates,
            DemoParty signer,
            String wsdlPort,
            String operation,
            String content)
            throws Exception {
        String service = wsdlPort.startsWith(UPLOAD) ? UPLOAD : LOOKUP;
        String namespace = service.equals(UPLOAD) ? "urn:no:kfr:upload:v1" : "urn:no:kfr:lookup:v1";
        return new MetroProgram(folder, certificates)
                .run(
                        "MetroClient.java",
                        signer,
                        wsdlPort,
                        wsdl,
                        namespace,
                        service + "Service",
                        wsdlPort,
                        operation,
                        content);
    }

    private static String id() {
        return "<correlationId>" + UUID.randomUUID() + "</correlationId>";
    }

    private static String question() throws Exception {
        return id() + "<accountInfoRequestId>" + UUID.randomUUID() + "</accountInfoRequestId><legalMandate>"
                + DemoRights.mandateOf(DemoParty.TAX_AUTHORITY)
                + "</legalMandate><controlObject>974760673</controlObject>";
    }

    private static void await(Process process, Path out, String text) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!Files.readString(out).contains(text)) {
            assertThat(process.isAlive()).as(Files.readString(out)).isTrue();
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }
}
