package no.kfr.soap.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.kfr.soap.AheadClock;
import no.kfr.soap.Payloads;
import no.kfr.soap.RunningRegister;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Senders that take their time: each has so much of it, and nobody else waits for them. */
@Timeout(60)
class SlowSenderTest {

    private static final int SHARE = 10;
    private static final String ANOTHER = "127.0.0.3";

    private static RunningRegister register;

    @BeforeAll
    static void start() {
        register = RunningRegister.startWith(
                AheadClock.Everywhere.class,
                "--server.tomcat.connection-timeout=8s",
                "--kfr.bulkload.max-content-size=32MB",
                "--kfr.soap.max-arriving=" + SHARE);
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @AfterEach
    void come_back() {
        AheadClock.ahead = Duration.ZERO;
    }

    @Test
    void gives_up_a_message_that_comes_in_drops() throws Exception {
        long counted = register.counted("KFR-048");
        try (RawConnection slow = new RawConnection(register)) {
            slow.send(RawConnection.post("Content-Length: 1000000") + "<soap:");
            for (String drop : List.of("E", "n", "v")) {
                slow.send(drop);
            }
            waitUntilItIsRead();
            AheadClock.ahead = Duration.ofSeconds(31);
            assertThat(assertQuick(slow.send("e")))
                    .contains("KFR-048", "retryAfter", "Connection: close")
                    .doesNotContain("stays open");
            assertThat(register.counted("KFR-048")).isEqualTo(counted + 1);
        }
    }

    /** At a good pace, and still for so long that it would be too old when it is there. */
    @Test
    void gives_up_a_large_message_that_would_be_too_old() throws Exception {
        try (RawConnection steady = new RawConnection(register)) {
            steady.send(RawConnection.post("Content-Length: 40000000") + " ".repeat(25_000_000));
            waitUntilItIsRead();
            AheadClock.ahead = Duration.ofMinutes(6).plusSeconds(5);
            assertThat(assertQuick(steady.send(" "))).contains("KFR-035");
        }
    }

    /** Whoever hangs up is told nothing more, and it is no failure of the register. */
    @Test
    void lets_go_of_a_message_that_breaks_off() throws Exception {
        for (String length : List.of("1000", "5000000")) {
            try (RawConnection broken = new RawConnection(register)) {
                broken.send(RawConnection.post("Content-Length: " + length) + "<soap:Envelope")
                        .end();
                assertThat(assertQuick(broken)).doesNotContain("KFR-076", "<html", "stays open");
            }
        }
    }

    /** The server closes such a request itself, and no fault can be sent any more. */
    @Test
    void gives_up_a_message_that_does_not_go_on() throws Exception {
        try (RawConnection silent = new RawConnection(register)) {
            long counted = register.counted("HTTP 408");
            long start = System.nanoTime();
            String answer = silent.send(RawConnection.post("Content-Length: 1000000") + "<soap:Envelope")
                    .answerToTheEnd();
            assertThat(answer).startsWith("HTTP/1.1 408").doesNotContain("<html", "stays open");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
            assertThat(register.counted("HTTP 408")).isEqualTo(counted + 1);
        }
    }

    /** Refused for its size or its address: what is still to come of it is nobody's concern for longer than any other message. */
    @Test
    void gives_up_what_is_left_of_a_refused_message() throws Exception {
        List<String> refused = List.of(
                RawConnection.post("Content-Length: 100000000"),
                "POST /none HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000000\r\n\r\n");
        for (String request : refused) {
            AheadClock.ahead = Duration.ZERO;
            try (RawConnection slow = new RawConnection(register)) {
                assertThat(slow.send(request + "<").beginningOfAnswer()).startsWith("HTTP/1.1 ");
                AheadClock.ahead = Duration.ofSeconds(31);
                assertQuick(slow.send("x"));
            }
        }
    }

    /** From twelve addresses, each with its share: more than there are threads in any machine's processor. */
    @Test
    void answers_others_meanwhile() throws Exception {
        List<RawConnection> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 12 * SHARE; i++) {
                slow.add(RawConnection.from("127.0.1." + (1 + i % 12), register)
                        .send(RawConnection.post("Content-Length: 1000000") + "<s"));
            }
            for (int i = 0; i < 20; i++) {
                assertThat(register.send(Payloads.own(UUID.randomUUID(), Payloads.CUSTOMER))
                                .status())
                        .isEqualTo(200);
            }
        } finally {
            for (RawConnection each : slow) {
                each.close();
            }
        }
    }

    @Test
    void refuses_an_address_more_than_its_share_until_it_lets_go() throws Exception {
        long counted = register.counted("KFR-061");
        List<RawConnection> slow = new ArrayList<>();
        for (int i = 0; i < SHARE; i++) {
            slow.add(RawConnection.from(ANOTHER, register).send(RawConnection.post("Content-Length: 1000000") + "<s"));
        }
        waitUntilItIsRead();
        String refused = oneMore();
        assertThat(refused).startsWith("HTTP/1.1 500").contains("KFR-061", "retryAfter", "SignatureValue");
        assertThat(register.counted("KFR-061")).isEqualTo(counted + 1);
        for (RawConnection each : slow) {
            each.close();
        }
        for (int i = 0; i < 100 && oneMore().contains("KFR-061"); i++) {
            waitUntilItIsRead();
        }
        for (int i = 0; i < 3 * SHARE; i++) {
            assertThat(oneMore()).contains("KFR-020");
        }
    }

    private static String oneMore() throws Exception {
        try (RawConnection more = RawConnection.from(ANOTHER, register)) {
            return assertQuick(more.send(RawConnection.post("Content-Length: 2", "Connection: close") + "<s"));
        }
    }

    /** By other calls, so that what was sent before them has arrived as well. */
    private static void waitUntilItIsRead() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(register.send(Payloads.own(UUID.randomUUID(), Payloads.CUSTOMER))
                            .status())
                    .isEqualTo(200);
        }
    }

    /** The end comes before the server's own time-out. */
    private static String assertQuick(RawConnection connection) throws Exception {
        long start = System.nanoTime();
        String answer = connection.answerToTheEnd();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        return answer;
    }
}
