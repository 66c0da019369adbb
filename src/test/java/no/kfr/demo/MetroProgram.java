package no.kfr.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import no.kfr.demo.certificates.CertificateFiles;

/** A program that calls a demo register with Eclipse Metro: in a process of its own, with nothing but its key and whom it trusts. */
final class MetroProgram {

    private final Path folder;
    private final DemoCertificates certificates;

    MetroProgram(Path folder, DemoCertificates certificates) {
        this.folder = folder;
        this.certificates = certificates;
    }

    /** @return all that it printed */
    String run(String source, DemoParty signer, String wsdlPort, String... arguments) throws Exception {
        String service = wsdlPort.substring(0, wsdlPort.indexOf("Soap"));
        String namespace = service.endsWith("Upload") ? "urn:no:kfr:upload:v1" : "urn:no:kfr:lookup:v1";
        Path settings = settings(signer, service, wsdlPort, namespace);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // it will not live long
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-Djavax.net.ssl.trustStore=" + trust(),
                "-Djavax.net.ssl.trustStorePassword=" + DemoCertificates.PASSWORD,
                "-cp",
                String.join(
                        File.pathSeparator, settings.toString(), classes(source).toString(), metro()),
                source.replace(".java", "")));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "metro", ".txt");
        Process client = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(client.waitFor(90, TimeUnit.SECONDS)).isTrue();
        return Files.readString(out);
    }

    /** Compiled when it is first run. */
    private Path classes(String source) throws Exception {
        Path classes = folder.resolve(source + ".classes");
        if (!Files.exists(classes)) {
            int failed = ToolProvider.getSystemJavaCompiler()
                    .run(
                            null,
                            null,
                            null,
                            "-proc:none",
                            "-cp",
                            metro(),
                            "-d",
                            classes.toString(),
                            Path.of("src/test/interop", source).toString());
            assertThat(failed).as("errors in " + source).isZero();
        }
        return classes;
    }

    /** Metro finds its keys in files on its class path, one for each port. */
    private Path settings(DemoParty signer, String service, String wsdlPort, String namespace) throws Exception {
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
                        trust(),
                        service,
                        wsdlPort.replace("Port", "")));
        return classes;
    }

    /** The register's certificate by name, as Metro wants it, and the authority's, as TLS does. */
    private Path trust() throws Exception {
        Path file = folder.resolve("trust-metro.p12");
        if (!Files.exists(file)) {
            var store = KeyStore.getInstance("PKCS12");
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
}
