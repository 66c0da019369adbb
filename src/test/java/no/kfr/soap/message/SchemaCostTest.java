package no.kfr.soap.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import no.kfr.refusal.Violation;
import no.kfr.soap.cost.Growth;
import no.kfr.soap.cost.Retained;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** What it costs to hold a proven payload against the contract, and that what is long is refused before it is looked at. */
class SchemaCostTest {

    private static final SchemaRules RULES = SchemaRules.ofContract();
    private static final String UUID = "5f0e4a1e-0000-4000-8000-000000000001";

    @ParameterizedTest
    @CsvSource({
        "lookupCustomerRelationships, legalMandate, x",
        "lookupCustomerRelationships, legalMandate, ' '",
        "lookupCustomerRelationships, controlObject, 1",
        "lookupCustomerRelationships, fromDate, 1",
        "lookupCustomerRelationships, onlyPrimaryOwner, t",
        "lookupCustomerRelationships, accountInfoRequestId, a",
        "lookupCustomerRelationships, consumer, 9",
        "lookupCustomerRelationships, unheardOf, x",
        "annulCustomerRelationship, reason, x",
        "annulCustomerRelationship, customerId, 9",
        "annulCustomerRelationship, startDate, 2",
        "annulCustomerRelationship, relationshipType, D",
        "uploadBatch, numberOfEntries, 9",
        "uploadBatch, extractedAt, 2",
        "getBatchReport, fromPosition, 9"
    })
    void a_long_value_costs_in_proportion_to_its_length(String operation, String field, String letter)
            throws Exception {
        Growth.of(field + " of " + letter, 100_000, size -> with(operation, field, letter.repeat(size)))
                .handledBy(RULES::violationsIn)
                .growsWithSize();
    }

    @Test
    void nothing_of_a_thousand_stays() throws Exception {
        Retained.requireNothing(
                Stream.of("legalMandate", "controlObject", "accountInfoRequestId", "unheardOf")
                        .map(field -> Growth.of(
                                field,
                                100_000,
                                size -> with("lookupCustomerRelationships", field, size + "x".repeat(size)))),
                RULES::violationsIn);
    }

    @Test
    void a_mandate_that_is_too_long_is_refused_and_named() {
        List<Violation> violations = RULES.violationsIn(lookup("x".repeat(OverlongValues.LONGEST + 1)));

        assertThat(violations).singleElement().satisfies(violation -> {
            assertThat(violation.field()).isEqualTo("legalMandate");
            assertThat(violation.code().id()).isEqualTo("KFR-004");
            assertThat(String.valueOf(violation.maskedValue())).hasSizeLessThanOrEqualTo(40);
        });
    }

    @Test
    void a_mandate_of_blanks_is_refused_and_one_with_lines_is_not() {
        assertThat(RULES.violationsIn(lookup(" \n "))).isNotEmpty();
        assertThat(RULES.violationsIn(lookup("\n § 10-2\n annet ledd "))).isEmpty();
        assertThat(RULES.violationsIn(lookup("x".repeat(500)))).isEmpty();
        assertThat(RULES.violationsIn(lookup("x".repeat(501)))).isNotEmpty();
    }

    /** More than one part of a pattern that goes on without end is what makes matching it cost the square. */
    @Test
    void no_pattern_of_the_contract_repeats_twice_and_no_length_is_beyond_what_is_read() throws Exception {
        List<String> schemas = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("xsd"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".xsd")).toList()) {
                schemas.add(Files.readString(file));
            }
        }
        for (String schema : schemas) {
            Matcher pattern = Pattern.compile("xs:pattern value=\"([^\"]*)\"").matcher(schema);
            while (pattern.find()) {
                String inside = pattern.group(1).replaceAll("\\\\s\\*\\\\S", "");
                assertThat(inside.replaceAll("\\[[^\\]]*\\]", "c").chars().filter(c -> c == '*' || c == '+'))
                        .as(pattern.group(1))
                        .hasSizeLessThanOrEqualTo(1);
            }
            Matcher length =
                    Pattern.compile("xs:(?:maxL|l)ength value=\"(\\d+)\"").matcher(schema);
            while (length.find()) {
                assertThat(Integer.parseInt(length.group(1))).isLessThanOrEqualTo(OverlongValues.LONGEST / 2);
            }
        }
    }

    private static Element lookup(String mandate) {
        return with("lookupCustomerRelationships", "legalMandate", mandate);
    }

    /** Valid, but for this value. */
    private static Element with(String operation, String field, String value) {
        String ids = "correlationId=" + UUID + ";financialInstitution=917439389;";
        String fields = switch (operation) {
            case "lookupCustomerRelationships" ->
                "correlationId=" + UUID + ";accountInfoRequestId=" + UUID + ";consumer=974761076;legalMandate=§ 10-2;"
                        + "controlObject=917439389;fromDate=2020-01-01;onlyPrimaryOwner=true;";
            case "annulCustomerRelationship" ->
                ids + "customerId=917439389;relationshipType=DSOPBANK;startDate=2020-01-01;reason=wrong;";
            case "uploadBatch" ->
                ids + "mode=END;extractedAt=2026-01-01T00:00:00Z;numberOfEntries=1;entries=917439389;";
            default -> ids + "batchId=" + UUID + ";fromPosition=1;";
        };
        fields = fields.contains(field + "=") ? fields : fields + field + "=;";
        var text = new StringBuilder("<" + operation + " xmlns=\"urn:no:kfr:"
                + (operation.startsWith("lookup") ? "lookup" : "upload") + ":v1\">");
        for (String each : fields.split(";")) {
            String name = each.substring(0, each.indexOf('='));
            String own = name.equals(field) ? value : each.substring(each.indexOf('=') + 1);
            text.append('<')
                    .append(name)
                    .append('>')
                    .append(own)
                    .append("</")
                    .append(name)
                    .append('>');
        }
        return element(text + "</" + operation + ">");
    }

    private static Element element(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)))
                    .getDocumentElement();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
