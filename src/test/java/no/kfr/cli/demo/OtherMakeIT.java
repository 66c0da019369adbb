package no.kfr.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import no.kfr.cli.PackagedKfr;
import no.kfr.cli.certificates.CertificateFiles;
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
        Path out = Files.createFile(folder.resolve("demo.txt"));
        Process demo =
                PackagedKfr.start(folder, out, out, "demo", "--port", String.valueOf(port), "--data", data.toString());
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
        } finally {
            demo.destroyForcibly().waitFor();
        }
        understands_the_very_first_answer_of_a_process(data, port);
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
        Path settings = settings(certificates, signer, service, wsdlPort, namespace);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djavax.net.ssl.trustStore=" + trust(certificates),
                "-Djavax.net.ssl.trustStorePassword=" + DemoCertificates.PASSWORD,
                "-cp",
                settings + File.pathSeparator + metro(),
                Path.of("src/test/interop/MetroClient.java").toAbsolutePath().toString(),
                wsdl,
                namespace,
                service + "Service",
                wsdlPort,
                operation,
                content));
        Path out = Files.createTempFile(folder, "metro", ".txt");
        Process client = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(client.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(out);
    }

    /** Metro finds its keys in files on its class path, one for each port. */
    private Path settings(
            DemoCertificates certificates, DemoParty signer, String service, String wsdlPort, String namespace)
            throws Exception {
        Path classes = Files.createTempDirectory(folder, "metro");
        Path files = Files.createDirectories(classes.resolve("META-INF"));
        Files.writeString(files.resolve("wsit-client.xml"), """
            <definitions xmlns="http://schemas.xmlsoap.org/wsdl/" name="client">
              <import location="keys.xml" namespace="%s"/>
            </definitions>
            """.formatted(namespace));
        Files.writeString(files.resolve("keys.xml"), """
            <wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" name="keys" targetNamespace="%1$s" xmlns:tns="%1$s"
                xmlns:wsp="http://www.w3.org/ns/ws-policy" xmlns:sc="http://schemas.sun.com/2006/03/wss/client"
                xmlns:wspp="http://java.sun.com/xml/ns/wsit/policy"
                xmlns:wsu="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd">
              <wsp:Policy wsu:Id="Keys"><wsp:ExactlyOne><wsp:All>
                <sc:KeyStore wspp:visibility="private" type="PKCS12" location="%2$s" storepass="%3$s" keypass="%3$s" alias="%4$s"/>
                <sc:TrustStore wspp:visibility="private" type="PKCS12" location="%5$s" storepass="%3$s" peeralias="register"/>
              </wsp:All></wsp:ExactlyOne></wsp:Policy>
              <wsdl:portType name="%6$s"/>
              <wsdl:binding name="%7$s" type="tns:%6$s"><wsp:PolicyReference URI="#Keys"/></wsdl:binding>
              <wsdl:service name="%6$sService"><wsdl:port name="%7$sPort" binding="tns:%7$s"/></wsdl:service>
            </wsdl:definitions>
            """.formatted(
                        namespace,
                        certificates.keyStore(signer),
                        DemoCertificates.PASSWORD,
                        signer.fileName(),
                        trust(certificates),
                        service,
                        wsdlPort.replace("Port", "")));
        return classes;
    }

    /** The register's certificate by name, as Metro wants it, and the authority's, as TLS does. */
    private Path trust(DemoCertificates certificates) throws Exception {
        Path file = folder.resolve("trust-metro.p12");
        if (!Files.exists(file)) {
            var store = java.security.KeyStore.getInstance("PKCS12");
            store.load(null, null);
            var register = CertificateFiles.readKeyStore(
                    certificates.keyStore(DemoParty.REGISTER),
                    DemoParty.REGISTER.fileName(),
                    DemoCertificates.PASSWORD);
            store.setCertificateEntry("register", register.certificate());
            store.setCertificateEntry("authority", register.chain().getLast());
            try (var stream = Files.newOutputStream(file)) {
                store.store(stream, DemoCertificates.PASSWORD.toCharArray());
            }
        }
        return file;
    }

    private static String metro() throws Exception {
        try (Stream<Path> jars = Files.list(Path.of("target/metro"))) {
            return String.join(
                    File.pathSeparator,
                    jars.map(Path::toAbsolutePath).map(Path::toString).toList());
        }
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
