package no.kfr.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CallFailureTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(caused(new ConnectException(), new UnresolvedAddressException()), CallFailure.NO_HOST),
                arguments(new ConnectException(), CallFailure.NO_CONNECTION),
                arguments(new HttpConnectTimeoutException("x"), CallFailure.NO_CONNECTION),
                arguments(new IOException("Tunnel failed, got: 407"), CallFailure.PROXY_ASKS_FOR_A_PASSWORD),
                arguments(new IOException("Tunnel failed, got: 403"), CallFailure.PROXY_REFUSES),
                arguments(
                        caused(new SSLHandshakeException("x"), new CertificateExpiredException()),
                        CallFailure.CERTIFICATE_EXPIRED),
                arguments(
                        caused(new SSLHandshakeException("x"), new CertPathBuilderException()),
                        CallFailure.CERTIFICATE_NOT_TRUSTED),
                arguments(new SSLHandshakeException("x"), CallFailure.NO_TLS),
                arguments(new HttpTimeoutException("x"), CallFailure.SILENT),
                arguments(new ProtocolException("x"), CallFailure.NO_HTTP),
                arguments(new IOException("reset"), CallFailure.LOST));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void each_has_words_of_its_own(Throwable failure, CallFailure expected) {
        assertThat(CallFailure.of(failure)).isEqualTo(expected);
        assertThat(Stream.of(CallFailure.values()).map(CallFailure::words)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30 | PT30S",
                "0 | PT0S",
                "999999 | PT1H",
                "Thu, 26 Nov 2026 12:01:00 GMT | PT1M",
                "Thu, 26 Nov 2026 11:00:00 GMT | PT0S",
                "soon | ",
                "-5 | "
            })
    void reads_when_to_come_again(String header, @Nullable Duration expected) {
        var headers = HttpHeaders.of(Map.of("Retry-After", List.of(header)), (name, value) -> true);

        assertThat(RetryAfter.of(headers, Instant.parse("2026-11-26T12:00:00Z")).orElse(null))
                .isEqualTo(expected);
    }

    private static Throwable caused(Exception failure, Exception cause) {
        failure.initCause(cause);
        return failure;
    }
}
