package no.kfr.soap.message;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import no.kfr.soap.cost.Growth;
import no.kfr.soap.cost.Retained;
import no.kfr.soap.cost.SideBySide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** What it costs to hold a payload against the contract, for each operation that the contract has. */
class OperationsCostTest {

    private static final Duration MOST_PROCESSOR = Duration.ofMillis(500);
    private static final long MOST_BYTES = 120L << 20;

    private static final SchemaRules RULES = SchemaRules.ofContract();
    private static final Pattern OPERATION = Pattern.compile("(?m)^  <xs:element name=\"([a-z]\\w+)\"");
    private static final Pattern FIELD = Pattern.compile("(?m)^      +<xs:element name=\"(\\w+)\"");

    static Stream<Growth.Dimension<Element>> dimensions() throws Exception {
        List<Growth.Dimension<Element>> all = new ArrayList<>();
        for (String service : List.of("upload", "lookup")) {
            String schema = Files.readString(Path.of("xsd", service + "-v1.xsd"));
            List<String> fields = names(FIELD, schema).distinct().toList();
            for (String operation : names(OPERATION, schema)
                    .filter(name -> !name.endsWith("Response"))
                    .toList()) {
                all.add(dimension(operation + ": its fields again and again", service, operation, fields, "1"));
                all.add(dimension(operation + ": its fields, empty", service, operation, fields, ""));
            }
        }
        return all.stream();
    }

    @SideBySide
    @ParameterizedTest(name = "{0}")
    @MethodSource("dimensions")
    void cost_grows_with_the_bytes(Growth.Dimension<Element> dimension) throws Exception {
        dimension.handledBy(RULES::violationsIn).growsWithSize().costsAtMost(MOST_PROCESSOR, MOST_BYTES);
    }

    @Test
    void nothing_of_a_thousand_stays() throws Exception {
        Retained.requireNothing(dimensions(), RULES::violationsIn);
    }

    private static Stream<String> names(Pattern pattern, String schema) {
        return pattern.matcher(schema).results().map((MatchResult found) -> found.group(1));
    }

    /** At eight times the size there are as many elements as a message may have. */
    private static Growth.Dimension<Element> dimension(
            String name, String service, String operation, List<String> fields, String value) {
        return Growth.of(name, 1_200 / fields.size(), times -> {
            String each = fields.stream()
                    .map(field -> ("<" + field + ">" + value + "</" + field + ">").repeat(times))
                    .collect(Collectors.joining());
            return element("<" + operation + " xmlns='urn:no:kfr:" + service + ":v1'>" + each + "</" + operation + ">");
        });
    }

    private static Element element(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }
}
