package no.kfr.lookup.kar;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import no.kfr.MovableClock;
import no.kfr.TestKey;
import no.kfr.TestNumbers;
import no.kfr.identity.CaseId;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.Period;
import no.kfr.refusal.Code;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

/** What KAR, Maskinporten and whoever stands between can answer, told apart and heeded. */
class KarFailuresTest {

    private final MovableClock clock = new MovableClock();
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;
    private final KarConnection connection;
    private int tokenStatus = 200;
    private int status = 200;
    private @Nullable String retryAfter;

    KarFailuresTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/token",
                exchange -> answer(exchange, tokenStatus, "{\"access_token\":\"x\",\"expires_in\":\"3600\"}"));
        server.createContext("/customers", exchange -> {
            asked.incrementAndGet();
            answer(exchange, status, "{\"banks\":[]}");
        });
        server.start();
        connection = new KarConnection(settings(), new TestKey(), clock);
    }

    @AfterEach
    void close() {
        connection.close();
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "200, 407, KAR_PROXY",
        "200, 302, KAR_NOT_UNDERSTOOD",
        "200, 429, KAR_UNAVAILABLE",
        "200, 403, KAR_NO_ACCESS",
        "407, 200, KAR_PROXY",
        "429, 200, MASKINPORTEN_SILENT",
        "503, 200, MASKINPORTEN_SILENT",
        "400, 200, KAR_NO_ACCESS"
    })
    void each_cause_has_its_code(int fromMaskinporten, int fromKar, Code code) {
        tokenStatus = fromMaskinporten;
        status = fromKar;

        KarReply.NoAnswer<?> reply = unanswered();

        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.retryAfter() != null).isEqualTo(code.retryable());
    }

    @ParameterizedTest
    @CsvSource({"429", "503"})
    void nobody_is_sent_before_kar_wants_to_be_asked_again(int busy) {
        status = busy;
        retryAfter = "20";

        assertThat(unanswered().retryAfter()).isEqualTo(Duration.ofSeconds(20));
        clock.move(Duration.ofSeconds(5));
        assertThat(unanswered().retryAfter()).isEqualTo(Duration.ofSeconds(15));
        assertThat(asked).hasValue(1);

        status = 200;
        clock.move(Duration.ofSeconds(15));
        assertThat(ask()).isInstanceOf(KarReply.Answered.class);
    }

    @Test
    void kar_is_asked_again_within_half_a_minute_whatever_it_says() {
        status = 503;
        retryAfter = "3600";
        assertThat(unanswered().retryAfter()).isEqualTo(Duration.ofHours(1));

        status = 200;
        clock.move(Duration.ofSeconds(25));
        assertThat(ask()).isInstanceOf(KarReply.Answered.class);
    }

    private KarReply.NoAnswer<?> unanswered() {
        KarReply<?> reply = ask();
        assertThat(reply).isInstanceOf(KarReply.NoAnswer.class);
        return (KarReply.NoAnswer<?>) reply;
    }

    private KarReply<?> ask() {
        LocalDate today = LocalDate.of(2026, 11, 26);
        var question = new KarRequest(
                TestNumbers.customer(),
                new CorrelationId(UUID.randomUUID()),
                new CaseId(UUID.randomUUID()),
                "§ 1",
                new Period(today, today),
                null,
                false);
        return connection.institutions(question).join();
    }

    private void answer(HttpExchange exchange, int with, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        if (retryAfter != null && with != 200) {
            exchange.getResponseHeaders().add("Retry-After", retryAfter);
        }
        exchange.sendResponseHeaders(with, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private KarSettings settings() {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new KarSettings(
                base,
                new KarSettings.Maskinporten(base.resolve("/token"), "audience", "kfr-tests", "a", "b"),
                Duration.ofSeconds(2),
                Duration.ofSeconds(20),
                4,
                Duration.ZERO,
                DataSize.ofKilobytes(100),
                Duration.ofSeconds(10));
    }
}
