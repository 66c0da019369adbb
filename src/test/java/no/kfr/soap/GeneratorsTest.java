package no.kfr.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.cxf.tools.common.ToolContext;
import org.apache.cxf.tools.wsdlto.WSDLToJava;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What others make their clients with takes every served form of both contracts as it is, without any option. The generators of other
 * makes run in processes of their own; Maven puts their jars into {@code target/generators}.
 */
class GeneratorsTest {

    private static final Path GENERATORS = Path.of("target/generators").toAbsolutePath();

    private final RunningRegister register = RunningRegister.shared();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "Upload,?wsdl", "Upload,?wsdl=flattened", "Upload,?wsdl=policy-free",
        "Lookup,?wsdl", "Lookup,?wsdl=flattened", "Lookup,?wsdl=policy-free"
    })
    void take_the_contract_with_their_defaults(String service, String variant) throws Exception {
        String address = register.address("/services/CustomerRelationship" + service + variant)
                .toString();
        Path cxf = Files.createDirectory(folder.resolve("cxf"));
        new WSDLToJava(new String[] {"-d", cxf.toString(), address}).run(new ToolContext());
        assertHasOperations(cxf, service);
        Path javax = Files.createDirectory(folder.resolve("cxf-javax"));
        run("cxf-javax", "org.apache.cxf.tools.wsdlto.WSDLToJava", "-d", javax.toString(), address);
        assertHasOperations(javax, service);
        Path metro = Files.createDirectory(folder.resolve("wsimport"));
        run("wsimport", "com.sun.tools.ws.WsImport", "-Xnocompile", "-s", metro.toString(), address);
        assertHasOperations(metro, service);
    }

    private void run(String generator, String program, String... arguments) throws Exception {
        assertThat(GENERATORS.resolve(generator))
                .as("mvn generate-test-resources puts it there")
                .isDirectory();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-cp",
                jars(generator),
                program));
        command.addAll(List.of(arguments));
        Path out = folder.resolve(generator + ".txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(out)).isZero();
    }

    private static String jars(String generator) throws Exception {
        try (Stream<Path> jars = Files.list(GENERATORS.resolve(generator))) {
            return jars.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        }
    }

    /** The interface of the service has a method for each operation. */
    private static void assertHasOperations(Path generated, String service) throws Exception {
        try (Stream<Path> files = Files.walk(generated)) {
            Path type = files.filter(file -> file.endsWith("CustomerRelationship" + service + ".java"))
                    .findFirst()
                    .orElseThrow();
            String methods = Files.readString(type);
            List<String> operations = service.equals("Upload")
                    ? List.of("registerCustomerRelationship", "getBatchReport", "extractOwnCustomerRelationships")
                    : List.of("lookupCustomerRelationships", "lookupCustomerRelationshipsBulk");
            assertThat(operations).allSatisfy(operation -> assertThat(methods).contains(" " + operation + "("));
        }
    }
}
