package no.kfr.lookup.kar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import no.kfr.refusal.Code;
import no.kfr.register.period.Ownership;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                "\"974761076\">974761076.5",
                "974761076>974 761 076",
                "Banken> ",
                "Banken>\\u0000",
                "Banken>\\uFFFF",
                "Banken>\\uD800",
                "\"Banken\">null",
                "\"Banken\">1",
                "true>\"yes\"",
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

    @ParameterizedTest
    @ValueSource(strings = {"\"974761076\">974761076", "true>\"true\""})
    void takes_text_for_numbers_and_numbers_for_text(String change) {
        String[] parts = change.split(">", 2);

        assertThat(read("{\"banks\":[" + BANK.replace(parts[0], parts[1]) + "]}"))
                .isEqualTo(read("{\"banks\":[" + BANK + "]}"));
    }

    @ParameterizedTest
    @CsvSource({
        "3600,3600",
        "'\"3600\"',3600",
        "3600.0,3600",
        "'\" 60 \"',60",
        "0,0",
        "-1,0",
        "'\"1h\"',0",
        "90000,0",
        "null,0"
    })
    void knows_how_long_a_token_lasts_however_the_number_is_written(String written, long seconds) {
        var answer = Json.object(
                ("{\"access_token\":\"x\",\"expires_in\":" + written + "}").getBytes(StandardCharsets.UTF_8));

        if (seconds == 0) {
            assertThatExceptionOfType(Unanswered.class).isThrownBy(() -> Maskinporten.token(answer, Instant.EPOCH));
        } else {
            assertThat(Maskinporten.token(answer, Instant.EPOCH).lasts()).hasSeconds(seconds);
        }
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
