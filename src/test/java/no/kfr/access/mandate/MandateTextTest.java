package no.kfr.access.mandate;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MandateTextTest {

    private static final String AGREED = "Skatteforvaltningsloven § 10-2 første ledd, jf. § 10-14";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Skatteforvaltningsloven §10-2 første ledd, jf. §10-14",
                "Skatteforvaltningsloven §\u00A010-2 første\u202Fledd, jf.\u2003§ 10-14",
                "  Skatteforvaltningsloven\n\t§ 10-2   første ledd, jf. § 10-14 ",
                "Skatteforvaltningsloven § 10\u20112 første ledd, jf. § 10\u201314",
                "Skatteforvaltnings\u00ADloven § 10-2 første ledd, jf.\u200B § 10-14",
                "Skatteforvaltningsloven § 10-2 første ledd, jf.§ 10-14"
            })
    void the_same_text_written_differently_is_the_same(String received) {
        assertThat(MandateText.folded(received)).isEqualTo(MandateText.folded(AGREED));
    }

    @Test
    void the_unicode_form_does_not_matter() {
        String decomposed = Normalizer.normalize("Vergemålsloven § 54", Normalizer.Form.NFD);

        assertThat(decomposed).isNotEqualTo("Vergemålsloven § 54");
        assertThat(MandateText.folded(decomposed)).isEqualTo(MandateText.folded("Vergemålsloven § 54"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Skatteforvaltningsloven § 10-2 forste ledd, jf. § 10-14",
                "Skatteforvaltningsloven § 10-21 første ledd, jf. § 10-14",
                "Skatteforvaltningsloven § 10-² første ledd, jf. § 10-14",
                "Skatteforvaltningsloven § 102 første ledd, jf. § 10-14",
                "skatteforvaltningsloven § 10-2 første ledd, jf. § 10-14"
            })
    void another_text_is_another(String received) {
        assertThat(MandateText.folded(received)).isNotEqualTo(MandateText.folded(AGREED));
    }
}
