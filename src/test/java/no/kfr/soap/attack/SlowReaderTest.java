package no.kfr.soap.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.kfr.soap.Payloads;
import no.kfr.soap.RunningRegister;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Readers that ask for a lot and take in nothing: they are served while there is room for them, and nobody else waits. */
@Timeout(60)
class SlowReaderTest {

    private static final int SHARE = 4;
    private static final int ALL = 20;
    private static final String ASK =
            "GET /services/CustomerRelationshipUpload?wsdl=flattened HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private static RunningRegister register;

    @BeforeAll
    static void start() {
        register = RunningRegister.start("--kfr.server.max-gets=" + ALL, "--kfr.server.max-gets-of-sender=" + SHARE);
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @Test
    void an_address_has_its_share_and_hears_when_it_is_full() throws Exception {
        List<RawConnection> slow = new ArrayList<>();
        try {
            String answer = "";
            for (int i = 0; i < 100 && !answer.startsWith("HTTP/1.1 503"); i++) {
                slow.add(RawConnection.narrow("127.0.0.7", register).send(ASK.repeat(300)));
                answer = once("127.0.0.7");
            }
            assertThat(answer)
                    .startsWith("HTTP/1.1 503")
                    .contains("Retry-After: 5", "Connection: close")
                    .doesNotContain("<html", "stays open");
            assertThat(slow).hasSizeGreaterThanOrEqualTo(SHARE);
            assertThat(once("127.0.0.8")).startsWith("HTTP/1.1 200");
        } finally {
            close(slow);
        }
    }

    @Test
    void more_of_them_than_any_server_has_threads_keep_nobody_from_being_answered() throws Exception {
        List<RawConnection> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 230; i++) {
                slow.add(RawConnection.narrow("127.0.2." + (1 + i % 100), register)
                        .send(ASK.repeat(100)));
            }
            for (int i = 0; i < 20; i++) {
                assertThat(register.send(Payloads.own(UUID.randomUUID(), Payloads.CUSTOMER))
                                .status())
                        .isEqualTo(200);
            }
        } finally {
            close(slow);
        }
    }

    private static String once(String from) throws Exception {
        try (RawConnection one = RawConnection.from(from, register)) {
            return one.send(ASK.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"))
                    .answerToTheEnd();
        }
    }

    private static void close(List<RawConnection> connections) throws Exception {
        for (RawConnection each : connections) {
            each.close();
        }
        // which the register notices with the next thing that it writes
        while (!once("127.0.0.9").startsWith("HTTP/1.1 200")) {
            Thread.onSpinWait();
        }
    }
}
