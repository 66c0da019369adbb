package no.kfr.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times, in all the ways that XML Schema has for writing one. */
class XmlTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T12:00:00Z, 2026-11-22T12:00:00Z",
        "2026-11-22T12:00:00, 2026-11-22T12:00:00Z",
        "2026-11-22T13:00:00+01:00, 2026-11-22T12:00:00Z",
        "2026-11-22T12:00:00-00:00, 2026-11-22T12:00:00Z",
        "2026-11-22T24:00:00Z, 2026-11-23T00:00:00Z",
        "2026-12-31T24:00:00.000+14:00, 2026-12-31T10:00:00Z",
        "2026-11-22T12:00:00.1Z, 2026-11-22T12:00:00.100Z",
        "2026-11-22T12:00:00.12345678901234Z, 2026-11-22T12:00:00.123456789Z"
    })
    void reads_what_is_equal_as_equal(String written, String read) {
        assertThat(XmlTime.dateTime(written).toInstant()).isEqualTo(Instant.parse(read));
        assertThat(XmlTime.dateTime("\n\t" + written + "\r\n ").toInstant()).isEqualTo(Instant.parse(read));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-22",
                "2026-11-22T12:00Z",
                "2026-11-22t12:00:00Z",
                "2026-11-22T12:00:00z",
                "2026-11-22T24:00:00.1Z",
                "2026-11-22T12:00:60Z",
                "2026-11-31T12:00:00Z",
                "2026-11-22T12:00:00+14:01",
                "2026-11-22T12:00:00+0100",
                "2026-11-22T12:00:00.Z",
                "\u00a02026-11-22T12:00:00Z"
            })
    void refuses_what_is_none(String written) {
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> XmlTime.dateTime(written));
    }
}
