package no.kfr.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import no.kfr.identity.AccountNumber;
import no.kfr.identity.CustomerId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that stand readable in the journal. */
class PlainTextTest {

    private static final CustomerId COMPANY = new CustomerId("917439389");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01020312345",
                "010203 12345",
                "010203-12345",
                "01.02.03 12345",
                "010203\u00a012345",
                "0 1 0 2 0 3 1 2 3 4 5",
                "1234.56.78901",
                "1234 56 78901",
                "86011117947",
                "9386011117947",
                "9386 0111 1794 7"
            })
    void eleven_digits_or_more_are_stars_however_they_are_grouped(String number) {
        assertThat(PlainText.without(null, "jf. " + number + ", § 10-2")).isEqualTo("jf. ***********, § 10-2");
        assertThat(PlainText.without(null, "fnr" + number + "_x")).isEqualTo("fnr***********_x");
    }

    @Test
    void what_is_nobodys_number_stays() {
        String text =
                "lov 17. juni 2005 nr. 67 § 10-2; batch " + UUID.fromString("12345678-1234-1234-1234-123456789012")
                        + "; extracted 2026-11-22T12:00:00.123456789Z; content " + "0123456789abcdef".repeat(4)
                        + "; answered 922203687,917439389; from 2020-01-01 to 2026-11-22; address 01234567890abcde";

        assertThat(PlainText.without(null, text)).isEqualTo(text);
        assertThat(PlainText.without(null, "")).isNull();
    }

    @Test
    void the_control_object_is_stars_however_it_is_grouped() {
        assertThat(PlainText.without(COMPANY, "917439389 or 917 439 389 or 917.439.389"))
                .isEqualTo("********* or ********* or *********");
        assertThat(PlainText.without(new AccountNumber("12345678901"), "about 1234.56.78901"))
                .isEqualTo("about ***********");
    }

    @Test
    void what_a_caller_wrote_holds_no_organisation_either() {
        assertThat(PlainText.ofCaller(null, "konkurs i 917 439 389, 917439389 og 123456780"))
                .isEqualTo("konkurs i *********, ********* og 123456780");
    }
}
