package no.kfr.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What others wrote, where it is shown. */
class ShownTextTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 1, 7, 8, 0xb, 0xc, 0xe, 0x1b, 0x1f, 0x7f, 0x80, 0x85, 0x9b, 0x2028, 0x2029, 0x202e, 0x2066, 0xd800,
                0xdfff, 0xfdd0, 0xfffe, 0xffff, 0x1ffff, 0x10fffe
            })
    void replaces_what_cannot_be_shown(int character) {
        String text = "a" + new StringBuilder().appendCodePoint(character) + "b";
        assertThat(ShownText.of(text)).isEqualTo("a\ufffdb");
        assertThat(ShownText.ofLines(text)).isEqualTo("a\ufffdb");
        assertThat(ShownText.ofCell(text)).isEqualTo("a\ufffdb");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "917439389#2020-01-01", "Ærøå, 日本 \ud83d\ude00", "a\tb", "zero\u200bwidth", "\ufeffBOM"})
    void leaves_all_else_as_it_is(String text) {
        assertThat(ShownText.of(text)).isEqualTo(text);
        assertThat(ShownText.ofLines(text)).isEqualTo(text);
        assertThat(ShownText.ofCell(text)).isEqualTo(text);
    }

    @Test
    void lines_stay_lines_where_there_are_several() {
        assertThat(ShownText.ofLines("a\nb\r\nc\rd")).isEqualTo("a\nb\r\nc\ufffdd");
        assertThat(ShownText.of("a\nb\rc")).isEqualTo("a\ufffdb\ufffdc");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {"=1+1,'=1+1", "+1,'+1", "-1,'-1", "@SUM(A1),'@SUM(A1)", "＝1,'＝1", "1=1,1=1", "'=1,'=1"})
    void a_sheet_finds_no_formula(String text, String cell) {
        assertThat(ShownText.ofCell(text)).isEqualTo(cell);
    }

    @Test
    void a_sheet_skips_no_blanks_before_a_formula() {
        assertThat(ShownText.ofCell("\t=1")).isEqualTo("'\t=1");
        assertThat(ShownText.ofCell("\r=1")).isEqualTo("'\ufffd=1");
    }
}
