package no.kfr.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UuidTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"d3b07384-d113-4ec6-a5e1-1c3f8a0e4c11", "D3B07384-D113-4EC6-A5E1-1C3F8A0E4C11"})
    void takes_either_case(String text) {
        assertThat(UuidText.flaw(text)).isNull();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            value = {
                "{d3b07384-d113-4ec6-a5e1-1c3f8a0e4c11}|BRACES",
                "(d3b07384-d113-4ec6-a5e1-1c3f8a0e4c11)|BRACES",
                "{d3b07384d1134ec6a5e11c3f8a0e4c11}|BRACES",
                "urn:uuid:d3b07384-d113-4ec6-a5e1-1c3f8a0e4c11|BRACES",
                "d3b07384d1134ec6a5e11c3f8a0e4c11|UUID_FORM",
                "d3b07384-d113-4ec6-a5e1-1c3f8a0e4c1|UUID_FORM",
                "g3b07384-d113-4ec6-a5e1-1c3f8a0e4c11|UUID_FORM",
                "\"d3b07384-d113-4ec6-a5e1-1c3f8a0e4c11\"|QUOTED",
                "d3b07384-d113-4ec6-a5e1 -1c3f8a0e4c11|BLANK",
                "d3b07384-d113-4ec6-a5e1-1c3f8a0e4c1\uff11|UUID_FORM"
            },
            delimiter = '|',
            quoteCharacter = '~')
    void says_what_is_around_it(String text, Flaw flaw) {
        assertThat(UuidText.flaw(text)).isEqualTo(flaw);
    }
}
