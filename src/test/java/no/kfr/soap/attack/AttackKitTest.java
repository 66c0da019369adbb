package no.kfr.soap.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import no.kfr.TestCertificates;
import no.kfr.soap.Payloads;
import no.kfr.soap.RunningRegister;
import no.kfr.soap.SoapAnswer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every attack of the kit against a running register: refused with its own code, in a fault that is signed and verifies, nothing
 * changed, journalled where the sender was proven and counted in the journal where not, and at a bounded price.
 */
class AttackKitTest {

    /** Refusals of messages whose sender was proven before: these are journalled. */
    private static final Set<String> PROVEN =
            Set.of("KFR-004", "KFR-005", "KFR-024", "KFR-025", "KFR-029", "KFR-037", "KFR-123");

    /** Processor time of the register for one refused message. */
    private static final long MOST_MILLIS = 1000;

    private static final long MOST_BYTES = 64L << 20;

    private final RunningRegister register = RunningRegister.shared();

    @BeforeAll
    static void warm_up() throws Exception {
        RunningRegister register = RunningRegister.shared();
        for (int i = 0; i < 5; i++) {
            assertThat(register.send(Payloads.own(UUID.randomUUID(), Payloads.CUSTOMER))
                            .status())
                    .isEqualTo(200);
            register.sendUpload("<no/>");
        }
    }

    static Stream<Attack> attacks() {
        return Stream.of(
                        WrappingAttacks.all(),
                        AlgorithmAttacks.all(),
                        ReferenceAttacks.all(),
                        KeyAttacks.all(),
                        FormAttacks.all(),
                        ParserAttacks.all(),
                        EncodingAttacks.all(),
                        EnvelopeAttacks.all(),
                        ActionAttacks.all(),
                        AttachmentAttacks.all(),
                        PartAttacks.all())
                .flatMap(List::stream);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void refuses(Attack attack) throws Exception {
        UUID correlationId = UUID.randomUUID();
        Attack.Wire wire = attack.making().make(correlationId);
        long counted = register.counted(attack.code());
        Traces before = Traces.in(register);
        Price price = Price.now();

        SoapAnswer answer = register.post(
                wire.path(),
                wire.contentType(),
                BodyPublishers.ofByteArray(wire.body()),
                wire.headers().toArray(String[]::new));

        Price paid = Price.now().since(price);
        assertSaid(attack, answer);
        assertThat(Traces.in(register)).isEqualTo(before);
        boolean proven = PROVEN.contains(attack.code());
        assertThat(register.journalled(correlationId, attack.code())).isEqualTo(proven ? 1 : 0);
        assertThat(register.counted(attack.code())).isEqualTo(proven ? counted : counted + 1);
        assertThat(paid.millis())
                .as(attack.name() + ": milliseconds of processor time")
                .isLessThan(MOST_MILLIS);
        assertThat(paid.bytes()).as(attack.name() + ": bytes").isLessThan(MOST_BYTES);
    }

    private static void assertSaid(Attack attack, SoapAnswer answer) throws Exception {
        assertThat(answer.code()).as(attack.name()).isEqualTo(attack.code());
        assertThat(answer.field("faultstring").or(() -> field(answer, "Text")).orElseThrow())
                .startsWith(attack.code() + " ");
        assertThat(answer.field("rule").orElse("")).contains(attack.rule());
        assertThat(answer.signedParts()).contains("Body", "Timestamp");
        assertThat(answer.signer()).isEqualTo(TestCertificates.register().certificate());
        assertThat(answer.text()).doesNotContain("Exception", "no.kfr", "org.apache", "java.");
    }

    @AfterAll
    static void nobody_is_left_in_the_gate() {
        RunningRegister.shared().awaitEmptyGate();
    }

    @AfterAll
    static void nothing_was_fetched() {
        assertThat(Listening.calls()).isZero();
    }

    /** What every attack is made from would pass. */
    @Test
    void accepts_the_message_that_is_not_attacked() throws Exception {
        UUID correlationId = UUID.randomUUID();
        String text = Payloads.register(correlationId, "922203687", "").text();
        assertThat(register.sendUpload(text).status()).isEqualTo(200);
        String resigned = Payloads.own(UUID.randomUUID(), Payloads.CUSTOMER)
                .afterwards(Resigning.anew())
                .text();
        assertThat(register.sendUpload(resigned).status()).isEqualTo(200);
    }

    private static java.util.Optional<String> field(SoapAnswer answer, String name) {
        try {
            return answer.field(name);
        } catch (Exception unreadable) {
            return java.util.Optional.empty();
        }
    }

    private record Traces(long relationships, long instructions, long batches, long carriedOut) {

        static Traces in(RunningRegister register) {
            return new Traces(
                    register.relationships(),
                    register.count("select count(*) from instruction"),
                    register.count("select count(*) from batch"),
                    register.count("select count(*) from journal_entry where outcome = 'OK'"));
        }
    }

    /** What the threads that handle requests have used. */
    private record Price(long millis, long bytes) {

        static Price now() {
            var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
            long nanos = 0;
            long bytes = 0;
            for (var thread : threads.getThreadInfo(threads.getAllThreadIds())) {
                if (thread != null && thread.getThreadName().contains("-exec-")) {
                    nanos += threads.getThreadCpuTime(thread.getThreadId());
                    bytes += threads.getThreadAllocatedBytes(thread.getThreadId());
                }
            }
            return new Price(nanos / 1_000_000, bytes);
        }

        Price since(Price before) {
            return new Price(millis - before.millis, bytes - before.bytes);
        }
    }
}
