package no.kfr.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table of everything that a sender's data may be much of, with the test that holds what it costs. It is made from the tests:
 * {@code -Dkfr.cost.write=true} writes it anew.
 */
class CostTableTest {

    private static final Path TABLE = Path.of("src/docs/cost.md");
    private static final Pattern PARSING = Pattern.compile(
            "new (LoaderOptions|ZipFile|ZipInputStream|GZIPInputStream|CMSSignedData"
                + "|OCSPResp|TimeStampResponse|ASN1InputStream|PEMParser)\\(|CsvReader\\.builder|JsonMapper\\.builder"
                + "|CertificateFactory\\.getInstance|(XMLInput|DocumentBuilder|SAXParser|Schema)Factory\\b.*\\bnew\\w*\\(");
    private static final String BEGIN = "<!-- made from the tests -->\n";

    @Test
    void the_table_names_every_dimension_that_is_measured() throws Exception {
        String table = Sources.text(TABLE);
        String made = table.substring(0, table.indexOf(BEGIN) + BEGIN.length()) + rows();
        if (Boolean.getBoolean("kfr.cost.write")) {
            Files.writeString(TABLE, made);
        }
        assertThat(table)
                .as("src/docs/cost.md; -Dkfr.cost.write=true writes it anew")
                .isEqualTo(made);
    }

    @Test
    void there_are_many_of_them() {
        assertThat(dimensions().values().stream().mapToInt(List::size).sum()).isGreaterThanOrEqualTo(200);
    }

    /** Whatever reads a format of others stands in the table's first part, which says which test measures it. */
    @Test
    void every_parser_of_the_register_is_named() {
        String table = Sources.text(TABLE);
        List<String> parsers = Sources.under(Sources.MAIN).stream()
                .filter(file -> PARSING.matcher(Sources.text(file)).find())
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .filter(name -> !table.contains("`" + name + "`"))
                .toList();
        assertThat(parsers).as("parsers that src/docs/cost.md does not name").isEmpty();
    }

    @Test
    void every_test_that_is_named_is_there() {
        List<String> tests = Sources.under(Sources.TEST).stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .toList();
        assertThat(Pattern.compile("`(\\w+Test)`")
                        .matcher(Sources.text(TABLE))
                        .results()
                        .map(match -> match.group(1)))
                .isSubsetOf(tests);
    }

    private static String rows() {
        return dimensions().entrySet().stream()
                .map(test -> "\n`" + test.getKey() + "`: " + String.join(" \u00b7 ", test.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    /** By the names of their tests. */
    private static Map<String, List<String>> dimensions() {
        Map<String, List<String>> found = new TreeMap<>();
        for (Path file : Sources.under(Sources.TEST)) {
            if (file.toString().endsWith("CostTest.java")) {
                Class<?> test = testIn(file);
                found.put(test.getSimpleName(), dimensions(test));
            }
        }
        return found;
    }

    /** What its methods are given, or else what they are called. */
    private static List<String> dimensions(Class<?> test) {
        List<String> names = new ArrayList<>();
        for (Method method : test.getDeclaredMethods()) {
            CsvSource rows = method.getAnnotation(CsvSource.class);
            MethodSource source = method.getAnnotation(MethodSource.class);
            if (source != null) {
                given(test, source.value()[0]).forEach(each -> names.add(String.valueOf(each)));
            } else if (rows != null) {
                names.addAll(List.of(rows.value()));
            } else if (method.isAnnotationPresent(TestFactory.class)) {
                given(test, "dimensions").forEach(each -> names.add(String.valueOf(each)));
            } else if (method.isAnnotationPresent(Test.class)) {
                names.add(method.getName().replace('_', ' '));
            }
        }
        Collections.sort(names);
        return names;
    }

    private static List<?> given(Class<?> test, String source) {
        try {
            Method method = test.getDeclaredMethod(source);
            method.setAccessible(true);
            Object given = method.invoke(null);
            return given instanceof Map<?, ?> named
                    ? List.copyOf(named.keySet())
                    : ((Stream<?>) Objects.requireNonNull(given)).toList();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(test + " does not say what it measures", e);
        }
    }

    private static Class<?> testIn(Path file) {
        String name =
                Sources.TEST.relativize(file).toString().replace(".java", "").replace('/', '.');
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
