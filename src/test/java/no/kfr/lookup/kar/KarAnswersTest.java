package no.kfr.lookup.kar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import no.kfr.refusal.Code;
import no.kfr.register.period.Ownership;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What KAR sends is believed field by field. */
class KarAnswersTest {

    private static final String BANK =
            "{\"organizationID\":\"974761076\",\"bankName\":\"Banken\",\"activeAccount\":true,\"ownershipType\":\"primaryOwner\"}";

    @Test
    void reads_what_the_interface_describes_and_leaves_alone_what_it_does_not() {
        List<KarInstitution> read =
                read("{\"more\":[1],\"banks\":[" + BANK.replace("{\"org", "{\"new\":{},\"org") + "]}");

        assertThat(read).singleElement().satisfies(bank -> {
            assertThat(bank.number().value()).isEqualTo("974761076");
            assertThat(bank.named().name()).isEqualTo("Banken");
            assertThat(bank.activeAccount()).isTrue();
            assertThat(bank.ownership()).isEqualTo(Ownership.PRIMARY_OWNER);
        });
        assertThat(read("{\"banks\":[]}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"banks\"",
                "{}",
                "{\"banks\":{}}",
                "{\"banks\":null}",
                "{\"banks\":[null]}",
                "{\"banks\":[[]]}",
                "{\"banks\":[]",
                "{\"banks\":[]} {}",
                "{\"banks\":[],\"banks\":[]}",
                "<html/>",
                "{\"banks\":[],\"x\":[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]}"
            })
    void refuses_what_is_no_answer(String text) {
        assertNotUnderstood(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "974761076>974761077",
                "\"974761076\">974761076",
                "974761076>974 761 076",
                "Banken> ",
                "Banken>\\u0000",
                "Banken>\\uFFFF",
                "Banken>\\uD800",
                "\"Banken\">null",
                "\"Banken\">1",
                "true>\"true\"",
                "true>1",
                "\"activeAccount\">\"active\"",
                "primaryOwner>PRIMARYOWNER",
                "primaryOwner>coOwner",
                "\"ownershipType\">\"ownership\"",
                "\"primaryOwner\">null"
            })
    void refuses_the_whole_answer_for_one_wrong_field(String change) {
        String[] parts = change.split(">", 2);
        String wrong = BANK.replace(parts[0], parts[1]);
        assertThat(wrong).isNotEqualTo(BANK);

        assertNotUnderstood("{\"banks\":[" + BANK + "," + wrong + "]}");
    }

    @Test
    void refuses_names_beyond_reason() {
        assertNotUnderstood("{\"banks\":[" + BANK.replace("Banken", "x".repeat(201)) + "]}");
    }

    private static void assertNotUnderstood(String text) {
        assertThatExceptionOfType(Unanswered.class)
                .isThrownBy(() -> read(text))
                .satisfies(failed -> assertThat(failed.code()).isEqualTo(Code.KAR_NOT_UNDERSTOOD))
                .withMessageNotContaining("Banken");
    }

    private static List<KarInstitution> read(String text) {
        return KarAnswers.institutions(text.getBytes(StandardCharsets.UTF_8), true);
    }
}
