package no.kfr.soap.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import no.kfr.identity.Flaw;
import no.kfr.refusal.Code;
import no.kfr.refusal.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

/** A broken schema rule is told in the words that the value has everywhere, with its field and never with the value. */
class SchemaRulesTest {

    private static final SchemaRules RULES = SchemaRules.ofContract();
    private static final String UUID = "d3b07384-d113-4ec6-a5e1-1c3f8a0e4c11";
    private static final String UPLOAD = """
        <registerCustomerRelationship xmlns="urn:no:kfr:upload:v1"><correlationId>%s</correlationId>\
        <financialInstitution>310011223</financialInstitution><customerId>917439389</customerId>\
        <startDate>2020-03-01</startDate></registerCustomerRelationship>\
        """.formatted(UUID);

    @Test
    void has_nothing_to_say_of_a_valid_request() throws Exception {
        assertThat(RULES.violationsIn(element(UPLOAD))).isEmpty();
    }

    @ParameterizedTest(name = "{0} for {1}: {2}")
    @CsvSource(
            value = {
                "1743938910|917439389|LOST_ZERO|INVALID_CUSTOMER_ID|customerId",
                "\"917439389\"|917439389|QUOTED|INVALID_CUSTOMER_ID|customerId",
                "917 439 389|917439389|BLANK|INVALID_CUSTOMER_ID|customerId",
                "1,01E+10|917439389|SPREADSHEET|INVALID_CUSTOMER_ID|customerId",
                "91743938|917439389|CUSTOMER_FORM|INVALID_CUSTOMER_ID|customerId",
                "''|917439389|QUOTED|INVALID_CUSTOMER_ID|customerId",
                "310.011.223|310011223|PUNCTUATED|INVALID_REQUEST|financialInstitution",
                "31001122|310011223|ORGANISATION_FORM|INVALID_REQUEST|financialInstitution",
                "01.03.2020|2020-03-01|DAY_FIRST|INVALID_DATE|startDate",
                "2020-03-01T00:00:00|2020-03-01|DATE_ZONE|INVALID_DATE|startDate",
                "2020-02-30|2020-03-01|NO_SUCH_DAY|INVALID_DATE|startDate",
                "1799-12-31|2020-03-01|TOO_OLD|INVALID_DATE|startDate",
                "{d3b07384-d113-4ec6-a5e1-1c3f8a0e4c11}|d3b07384-d113-4ec6-a5e1-1c3f8a0e4c11|BRACES|INVALID_REQUEST|correlationId",
                "d3b07384d1134ec6a5e11c3f8a0e4c11|d3b07384-d113-4ec6-a5e1-1c3f8a0e4c11|UUID_FORM|INVALID_REQUEST|correlationId"
            },
            delimiter = '|',
            quoteCharacter = '~')
    void says_what_is_wrong_with_a_value(String sent, String right, Flaw flaw, Code code, String field)
            throws Exception {
        List<Violation> violations = RULES.violationsIn(element(UPLOAD.replace(">" + right + "<", ">" + sent + "<")));

        assertThat(violations).singleElement().satisfies(violation -> {
            assertThat(violation.code()).isEqualTo(code);
            assertThat(violation.field()).isEqualTo(field);
            assertThat(violation.rule()).isEqualTo(flaw.rule());
            assertThat(violation.maskedValue()).doesNotContainPattern("[0-9]");
        });
    }

    @Test
    void says_that_an_empty_element_is_left_out_instead() throws Exception {
        assertThat(RULES.violationsIn(element(UPLOAD.replace("2020-03-01", ""))))
                .singleElement()
                .extracting(Violation::rule)
                .isEqualTo(Flaw.EMPTY.rule());
    }

    @Test
    void takes_the_words_from_the_schema_and_not_from_the_value() throws Exception {
        String value = "x enumeration '[917439389]'. It must be. for type 'CustomerId'.";
        String request = UPLOAD.replace("<startDate>", "<relationshipType>" + value + "</relationshipType><startDate>");

        assertThat(RULES.violationsIn(element(request)))
                .singleElement()
                .extracting(Violation::rule)
                .isEqualTo("one of DSOPBANK");
    }

    @Test
    void looks_at_a_value_of_any_length() throws Exception {
        String value = "1.".repeat(100_000) + "1";

        assertThat(RULES.violationsIn(element(UPLOAD.replace("917439389", value))))
                .singleElement()
                .extracting(Violation::rule)
                .isEqualTo(SchemaMessages.TOO_LONG);
    }

    @Test
    void names_what_was_expected_in_place_of_another_element() throws Exception {
        assertThat(RULES.violationsIn(element(UPLOAD.replace("customerId", "customer"))))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.rule()).contains("expected here: customerId");
                    assertThat(violation.maskedValue()).isNull();
                });
    }

    private static Element element(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }
}
