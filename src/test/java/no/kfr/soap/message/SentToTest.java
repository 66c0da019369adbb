package no.kfr.soap.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** To whom a message is addressed, with and without the port that its scheme has anyway. */
class SentToTest {

    @ParameterizedTest
    @CsvSource({
        "https://kfr.example.no, https://kfr.example.no:443/services/X, true",
        "https://kfr.example.no:443/, HTTPS://KFR.example.no/services/X, true",
        "https://kfr.example.no, https://kfr.example.no:443, true",
        "http://[::1]:80, http://[::1]/services/X, true",
        "https://kfr.example.no, https://kfr.example.no:80/services/X, false",
        "http://kfr.example.no, http://kfr.example.no:443/services/X, false",
        "https://kfr.example.no, https://kfr.example.no:4430/services/X, false",
        "https://kfr.example.no, https://kfr.example.no.evil/:443/services/X, false",
        "https://kfr.example.no:8443, https://kfr.example.no/services/X, false"
    })
    void is_this_register_or_another(String own, String to, boolean same) {
        var addressing = new Addressing(List.of(), to, "urn:action", "urn:id");
        assertThat(catchThrowable(() -> addressing.requireSentTo(URI.create(own))) == null)
                .isEqualTo(same);
    }
}
