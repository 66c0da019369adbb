package no.kfr.lookup.kar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import no.kfr.MovableClock;
import no.kfr.TestKar;
import no.kfr.TestKey;
import no.kfr.TestNumbers;
import no.kfr.access.OwnKey;
import no.kfr.demo.karsimulator.Fault;
import no.kfr.demo.karsimulator.KarSimulator;
import no.kfr.demo.karsimulator.ReceivedRequest;
import no.kfr.demo.karsimulator.SimulatedData;
import no.kfr.demo.karsimulator.SimulatedData.Institution;
import no.kfr.demo.karsimulator.SimulatedData.Relationship;
import no.kfr.identity.AccountNumber;
import no.kfr.identity.CaseId;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.refusal.Code;
import no.kfr.register.period.Ownership;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

/** The client against the simulator, over real HTTP; the clock is moved, the network takes its own time. */
class KarConnectionTest {

    private static final String MANDATE = "Straffeprosessloven §210 (3) første punktum; æøå+% \"x\"\r\nX-Other: 1";
    private static final Duration IMPATIENT = Duration.ofMillis(700);
    private static final Duration PATIENT = Duration.ofSeconds(20);

    private final MovableClock clock = new MovableClock();
    private final KarSimulator simulator;
    private final CustomerId customer = TestNumbers.customer();
    private final OrganisationNumber bank = TestNumbers.organisation();
    private final LocalDate today;
    private @Nullable KarConnection connection;

    KarConnectionTest() {
        clock.moveTo(Instant.now());
        today = LocalDate.ofInstant(clock.instant(), java.time.ZoneId.of("Europe/Oslo"));
        simulator = TestKar.startStrict(clock, Duration.ofMinutes(2));
    }

    @AfterEach
    void close() {
        if (connection != null) {
            connection.close();
        }
        simulator.close();
    }

    @Test
    void asks_as_the_interface_says_and_no_mandate_can_smuggle_in_a_header() {
        know(customer);

        assertThat(institutions(ask(PATIENT, question(true, false))))
                .containsExactly(new KarInstitution(
                        new KarInstitution.Named(bank, "Blåbærbanken"), true, Ownership.PRIMARY_OWNER));

        ReceivedRequest arrived = lastQuestion();
        assertThat(arrived.path()).isEqualTo("/customers/customerRelationships");
        assertThat(arrived.legalMandate()).isEqualTo(MANDATE);
        assertThat(arrived.headers().get("legal-mandate")).matches("[A-Za-z0-9._~%-]+");
        assertThat(arrived.headers())
                .containsEntry("customerid", customer.value())
                .doesNotContainKey("x-other");
        assertThat(arrived.query())
                .containsEntry("fromDate", today.minusYears(1).toString())
                .containsEntry("toDate", today.toString())
                .containsEntry("onlyPrimaryOwner", "true");
    }

    @Test
    void leaves_ownership_out_when_it_was_not_asked_for_and_no_hit_is_an_answer() {
        know(customer);

        assertThat(institutions(ask(PATIENT, question(null, false))))
                .singleElement()
                .extracting(KarInstitution::ownership)
                .isNull();
        assertThat(lastQuestion().query()).doesNotContainKey("onlyPrimaryOwner");
        simulator.hold(SimulatedData.NONE);
        assertThat(institutions(ask(PATIENT, question(null, false)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "silent,KAR_SILENT",
        "dribble,KAR_SILENT",
        "timeout,KAR_SILENT",
        "error,KAR_UNAVAILABLE",
        "unavailable,KAR_UNAVAILABLE",
        "refused,KAR_REFUSED",
        "garbage,KAR_NOT_UNDERSTOOD",
        "half,KAR_NOT_UNDERSTOOD",
        "unauthorised,KAR_NO_ACCESS",
        "forbidden,KAR_NO_ACCESS"
    })
    void each_failure_has_its_code_and_whoever_may_come_back_is_told_when(String fault, Code code) {
        know(customer);
        ask(PATIENT, question(null, false));
        simulator.inject(Fault.named(fault).orElseThrow());
        long began = System.nanoTime();

        KarReply.NoAnswer<?> reply = unanswered(ask(IMPATIENT, question(null, false)));

        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.retryAfter() != null).isEqualTo(code.retryable());
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(IMPATIENT.plusSeconds(2));
    }

    @ParameterizedTest
    @CsvSource({
        "silent,MASKINPORTEN_SILENT",
        "error,MASKINPORTEN_SILENT",
        "unavailable,MASKINPORTEN_SILENT",
        "garbage,MASKINPORTEN_SILENT",
        "half,MASKINPORTEN_SILENT",
        "dribble,MASKINPORTEN_SILENT",
        "refused,KAR_NO_ACCESS",
        "forbidden,KAR_NO_ACCESS"
    })
    void without_a_token_it_is_maskinportens_silence_or_its_refusal(String fault, Code code) {
        simulator.injectAtToken(Fault.named(fault).orElseThrow());

        assertThat(unanswered(ask(IMPATIENT, question(null, false))).code()).isEqualTo(code);
    }

    @Test
    void is_silent_when_nobody_listens() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        var nowhere = new KarConnection(
                settings(URI.create("http://localhost:" + free), PATIENT, 8, Duration.ZERO, 100_000),
                new TestKey(),
                clock);
        connection = nowhere;

        assertThat(unanswered(nowhere.institutions(question(null, false)).join())
                        .code())
                .isEqualTo(Code.KAR_SILENT);
    }

    @Test
    void an_answer_over_the_limit_is_not_read() {
        know(customer);
        connection =
                new KarConnection(settings(simulator.address(), PATIENT, 8, Duration.ZERO, 300), new TestKey(), clock);

        simulator.hold(new SimulatedData(
                IntStream.range(0, 10).mapToObj(number -> relationship()).toList(), Map.of(), Map.of()));
        assertThat(unanswered(connection.institutions(question(null, false)).join())
                        .code())
                .isEqualTo(Code.KAR_NOT_UNDERSTOOD);
        know(customer);
        assertThat(institutions(connection.institutions(question(null, false)).join()))
                .hasSize(1);
    }

    @Test
    void tries_once_more_when_kar_is_unavailable_for_a_moment() {
        know(customer);
        simulator.inject(Fault.UNAVAILABLE, 1);
        assertThat(institutions(ask(PATIENT, question(null, false)))).hasSize(1);

        simulator.inject(Fault.UNAVAILABLE, 2);
        assertThat(unanswered(ask(PATIENT, question(null, false))).code()).isEqualTo(Code.KAR_UNAVAILABLE);

        simulator.inject(Fault.ERROR, 1);
        assertThat(unanswered(ask(PATIENT, question(null, false))).code()).isEqualTo(Code.KAR_UNAVAILABLE);
    }

    @Test
    void a_token_is_used_until_shortly_before_it_expires() {
        know(customer);
        ask(PATIENT, question(null, false));
        clock.move(Duration.ofSeconds(100));
        ask(PATIENT, question(null, false));
        assertThat(tokenRequests()).isEqualTo(1);

        clock.move(Duration.ofSeconds(10));
        ask(PATIENT, question(null, false));
        assertThat(tokenRequests()).isEqualTo(2);
    }

    @Test
    void many_questions_at_once_fetch_one_token() {
        know(customer);
        var kar = connect(PATIENT, 8, Duration.ofSeconds(20));

        List<CompletableFuture<KarReply<List<KarInstitution>>>> replies = IntStream.range(0, 40)
                .mapToObj(each -> kar.institutions(question(null, false)))
                .toList();

        assertThat(replies)
                .allSatisfy(reply -> assertThat(institutions(reply.join())).hasSize(1));
        assertThat(tokenRequests()).isEqualTo(1);
    }

    @Test
    void a_token_that_kar_no_longer_accepts_is_replaced_and_the_question_put_again() {
        know(customer);
        ask(PATIENT, question(null, false));
        simulator.withdrawTokens();

        assertThat(institutions(ask(PATIENT, question(null, false)))).hasSize(1);
        assertThat(tokenRequests()).isEqualTo(2);
    }

    @Test
    void one_too_many_at_the_same_time_is_told_so() {
        know(customer);
        simulator.inject(Fault.SILENT, 2);
        var kar = connect(Duration.ofSeconds(5), 2, Duration.ofMillis(1));
        kar.institutions(question(null, false));
        kar.institutions(question(null, false));
        while (simulator.received().stream()
                        .filter(each -> !each.path().equals("/token"))
                        .count()
                < 2) {
            Thread.onSpinWait();
        }

        assertThat(unanswered(kar.institutions(question(null, false)).join()).code())
                .isEqualTo(Code.KAR_BUSY);
        simulator.inject(Fault.NONE);
    }

    @Test
    void a_silent_kar_is_left_alone_and_found_again_within_thirty_seconds_of_its_return() {
        know(customer);
        simulator.inject(Fault.SILENT);
        var kar = connect(Duration.ofMillis(200), 8, Duration.ZERO);
        for (int i = 0; i < 5; i++) {
            assertThat(unanswered(kar.institutions(question(null, true)).join()).code())
                    .isIn(Code.KAR_SILENT, Code.KAR_NO_ACCESS);
        }
        int before = simulator.received().size();
        for (int i = 0; i < 20; i++) {
            assertThat(unanswered(kar.institutions(question(null, false)).join())
                            .code())
                    .isEqualTo(Code.KAR_UNAVAILABLE);
        }
        assertThat(simulator.received()).hasSize(before);
        // an hour, with a question every five seconds
        for (int i = 0; i < 720; i++) {
            clock.move(Duration.ofSeconds(5));
            CompletableFuture<?> reply = kar.institutions(question(null, true));
            assertThat(reply).isCompleted();
        }

        simulator.inject(Fault.NONE);
        while (kar.underWay() > 0) {
            Thread.onSpinWait();
        }
        boolean answered = false;
        for (int i = 0; i < 6 && !answered; i++) {
            clock.move(Duration.ofSeconds(5));
            answered = kar.institutions(question(null, false)).join() instanceof KarReply.Answered;
        }
        assertThat(answered).isTrue();
        assertThat(institutions(kar.institutions(question(null, true)).join())).hasSize(1);
    }

    @Test
    void is_found_again_after_the_register_itself_failed_in_the_one_trial() {
        know(customer);
        simulator.inject(Fault.SILENT);
        var key = new FailingKey();
        var kar = new KarConnection(
                settings(simulator.address(), Duration.ofMillis(200), 8, Duration.ZERO, 100_000), key, clock);
        connection = kar;
        for (int i = 0; i < 6; i++) {
            kar.institutions(question(null, false)).join();
        }
        simulator.inject(Fault.NONE);

        key.fails = true;
        // no token is left
        clock.move(Duration.ofMinutes(3));
        assertThat(unanswered(kar.institutions(question(null, false)).join()).code())
                .isEqualTo(Code.KAR_NOT_UNDERSTOOD);
        key.fails = false;
        clock.move(Duration.ofSeconds(11));
        assertThat(institutions(kar.institutions(question(null, false)).join())).hasSize(1);
    }

    @Test
    void what_kar_refuses_does_not_mean_that_it_is_out_of_order() {
        know(customer);
        simulator.inject(Fault.REFUSED, 30);
        var kar = connect(PATIENT, 8, Duration.ZERO);
        for (int i = 0; i < 30; i++) {
            assertThat(unanswered(kar.institutions(question(null, false)).join())
                            .code())
                    .isEqualTo(Code.KAR_REFUSED);
        }
        assertThat(institutions(kar.institutions(question(null, false)).join())).hasSize(1);
    }

    @Test
    void names_who_services_an_account_and_nobody_when_kar_knows_none() {
        simulator.hold(new SimulatedData(
                List.of(), Map.of("12345678901", new Institution(bank.value(), "Blåbærbanken")), Map.of()));
        var kar = connect(PATIENT, 8, Duration.ZERO);

        assertThat(kar.provider(account("12345678901")).join())
                .isEqualTo(new KarReply.Answered<>(Optional.of(new KarInstitution.Named(bank, "Blåbærbanken"))));
        assertThat(lastQuestion().headers()).containsEntry("accountid", "12345678901");
        assertThat(kar.provider(account("12345678902")).join()).isEqualTo(new KarReply.Answered<>(Optional.empty()));
    }

    @Test
    void a_wrong_address_is_not_taken_for_an_account_that_nobody_services() {
        connection = new KarConnection(
                settings(simulator.address().resolve("/elsewhere"), PATIENT, 8, Duration.ZERO, 100_000),
                new TestKey(),
                clock);

        assertThat(unanswered(connection.provider(account("12345678901")).join())
                        .code())
                .isEqualTo(Code.KAR_REFUSED);
    }

    private KarReply<List<KarInstitution>> ask(Duration timeout, KarRequest question) {
        KarConnection kar = connection;
        if (kar == null || timeout.equals(IMPATIENT)) {
            kar = connect(timeout, 8, Duration.ZERO);
        }
        return kar.institutions(question).join();
    }

    private KarConnection connect(Duration timeout, int concurrent, Duration maxWait) {
        close(connection);
        var opened = new KarConnection(
                settings(simulator.address(), timeout, concurrent, maxWait, 100_000), new TestKey(), clock);
        connection = opened;
        return opened;
    }

    /** Nobody can foresee what fails: a class that is missing, a stack that overflows. */
    private static final class FailingKey implements OwnKey {

        private final OwnKey key = new TestKey();
        private volatile boolean fails;

        @Override
        public Pair current() {
            if (fails) {
                throw new StackOverflowError();
            }
            return key.current();
        }
    }

    private static void close(@Nullable KarConnection before) {
        if (before != null) {
            before.close();
        }
    }

    private KarSettings settings(URI base, Duration timeout, int concurrent, Duration maxWait, long maxAnswer) {
        return new KarSettings(
                base,
                new KarSettings.Maskinporten(
                        simulator.tokenEndpoint(),
                        KarSimulator.AUDIENCE,
                        "kfr-tests",
                        "bits:kundeforhold",
                        "bits:kundeforhold.konto"),
                Duration.ofSeconds(2),
                timeout,
                concurrent,
                maxWait,
                DataSize.ofBytes(maxAnswer),
                Duration.ofSeconds(10));
    }

    private KarRequest question(@Nullable Boolean onlyPrimaryOwner, boolean canDoWithout) {
        return new KarRequest(
                customer,
                new CorrelationId(UUID.randomUUID()),
                new CaseId(UUID.randomUUID()),
                MANDATE,
                new Period(today.minusYears(1), today),
                onlyPrimaryOwner,
                canDoWithout);
    }

    private KarAccountRequest account(String number) {
        return new KarAccountRequest(
                new AccountNumber(number), new CorrelationId(UUID.randomUUID()), new CaseId(UUID.randomUUID()), "§ 1");
    }

    private void know(CustomerId known) {
        assertThat(known).isEqualTo(customer);
        simulator.hold(new SimulatedData(List.of(relationship()), Map.of(), Map.of()));
    }

    private Relationship relationship() {
        return new Relationship(
                customer.value(),
                new Institution(bank.value(), "Blåbærbanken"),
                today.minusYears(2),
                null,
                true,
                "primaryOwner");
    }

    private ReceivedRequest lastQuestion() {
        return simulator.received().getLast();
    }

    private long tokenRequests() {
        return simulator.received().stream()
                .filter(each -> each.path().equals("/token"))
                .count();
    }

    private static List<KarInstitution> institutions(KarReply<List<KarInstitution>> reply) {
        assertThat(reply).isInstanceOf(KarReply.Answered.class);
        return ((KarReply.Answered<List<KarInstitution>>) reply).value();
    }

    private static KarReply.NoAnswer<?> unanswered(KarReply<?> reply) {
        assertThat(reply).isInstanceOf(KarReply.NoAnswer.class);
        return (KarReply.NoAnswer<?>) reply;
    }
}
