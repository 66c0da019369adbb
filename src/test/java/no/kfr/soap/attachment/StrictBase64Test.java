package no.kfr.soap.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.stream.IntStream;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictBase64Test {

    @ParameterizedTest
    @CsvSource(
            value = {"|", "Zg==|f", "Zm8=|fo", "Zm9v|foo", "Zm9vYg==|foob", "Zm9vYmE=|fooba", "Zm9vYmFy|foobar"},
            delimiter = '|',
            emptyValue = "")
    void decodes_the_examples_of_rfc_4648(String encoded, String decoded) throws IOException {
        assertThat(decoded(encoded == null ? "" : encoded)).asString().isEqualTo(decoded == null ? "" : decoded);
    }

    @Test
    void decodes_the_same_wherever_the_pieces_begin() throws IOException {
        byte[] bytes = new byte[1000];
        new Random(15).nextBytes(bytes);
        String encoded = Base64.getMimeEncoder().encodeToString(bytes) + "\n";
        for (int length = 1; length < 90; length++) {
            int step = length;
            String[] pieces = IntStream.iterate(0, at -> at < encoded.length(), at -> at + step)
                    .mapToObj(at -> encoded.substring(at, Math.min(at + step, encoded.length())))
                    .toArray(String[]::new);
            assertThat(decoded(pieces)).isEqualTo(bytes);
        }
    }

    @Test
    void takes_the_blanks_of_xml_anywhere() throws IOException {
        assertThat(decoded("\n Z", "\tm\r\n9", " v ", "\n", "Y", "g", " =", "= \n"))
                .asString()
                .isEqualTo("foob");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zg",
                "Zg=",
                "Z",
                "Zm9vY",
                "=",
                "==",
                "====",
                "Z===",
                "Zg==Zg==",
                "Zg==Zm9v",
                "Zm8=Zm9v",
                "Z=g=",
                "Zg=a",
                "Zm9v====",
                "Zm9_",
                "Zm9-",
                "Zm9.",
                "Zm9\u00a0",
                "Zm9\u00e9",
                "Zm9\u0176",
                "Zm9\u200b",
                "Zm9\u0000",
                "Zg==x"
            })
    void refuses_what_is_no_base64(String encoded) {
        assertRefused(encoded);
        assertRefused(encoded.split(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zh==", "Zv==", "Z/==", "Zm9=", "Zm+=", "Zm//Zm9="})
    void refuses_bits_that_belong_to_no_byte(String encoded) {
        assertRefused(encoded);
    }

    @Test
    void refuses_text_after_the_end_in_another_piece() {
        assertRefused("Zg==", "Zg==");
        assertRefused("Zg==", "\n", "A");
    }

    private static void assertRefused(String... pieces) {
        assertThatExceptionOfType(Refused.class)
                .as(Arrays.toString(pieces))
                .isThrownBy(() -> decoded(pieces))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(Code.CONTENT_NOT_BASE64));
    }

    private static byte[] decoded(String... pieces) throws IOException {
        try (Spool spool = new Spool()) {
            StrictBase64 base64 = new StrictBase64(spool);
            for (String piece : pieces) {
                base64.accept(piece);
            }
            base64.end();
            return spool.all();
        }
    }
}
