package no.kfr.lookup.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import no.kfr.TestNumbers;
import no.kfr.identity.CaseId;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.Period;
import no.kfr.lookup.kar.KarAccountRequest;
import no.kfr.lookup.kar.KarInstitution;
import no.kfr.lookup.kar.KarReply;
import no.kfr.lookup.kar.KarRequest;
import no.kfr.lookup.kar.KarSource;
import no.kfr.refusal.Code;
import org.junit.jupiter.api.Test;

/** How many questions of one request are put to KAR at the same time, and for how long. */
class BulkKarTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @Test
    void replies_come_in_the_order_of_the_questions() {
        List<KarRequest> questions = questions(200);

        List<KarReply<List<KarInstitution>>> replies =
                bulk(new FakeKar(8, BulkKarTest::known), "0.5", "20s").ask(questions);

        assertThat(replies).isEqualTo(questions.stream().map(BulkKarTest::known).toList());
    }

    @Test
    void all_requests_together_take_no_more_than_their_share() throws Exception {
        var under = new AtomicInteger();
        var most = new AtomicInteger();
        var fourAtOnce = new CountDownLatch(4);
        var bulk = bulk(
                new FakeKar(8, question -> {
                    most.accumulateAndGet(under.incrementAndGet(), Math::max);
                    fourAtOnce.countDown();
                    await(fourAtOnce);
                    under.decrementAndGet();
                    return known(question);
                }),
                "0.5",
                "20s");

        try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 3; i++) {
                requests.execute(() -> bulk.ask(questions(50)));
            }
        }

        assertThat(most.get()).isEqualTo(4);
    }

    @Test
    void asks_again_where_single_questions_had_filled_kar() {
        var busy = new AtomicInteger(3);

        List<KarReply<List<KarInstitution>>> replies = bulk(
                        new FakeKar(
                                2,
                                question -> busy.getAndDecrement() > 0
                                        ? new KarReply.NoAnswer<>(Code.KAR_BUSY, Duration.ofSeconds(1))
                                        : known(question)),
                        "0.5",
                        "20s")
                .ask(questions(2));

        assertThat(replies).allMatch(reply -> reply instanceof KarReply.Answered);
    }

    @Test
    void what_did_not_have_its_turn_in_time_is_told_that_kar_is_busy() {
        List<KarReply<List<KarInstitution>>> replies =
                bulk(new FakeKar(2, BulkKarTest::known), "0.5", "0s").ask(questions(3));

        assertThat(replies).containsOnly(new KarReply.NoAnswer<>(Code.KAR_BUSY, Duration.ofSeconds(1)));
    }

    @Test
    void the_same_question_is_put_once_and_answered_each_time() {
        KarRequest question = questions(1).getFirst();
        var asked = new AtomicInteger();
        var kar = new FakeKar(8, each -> {
            asked.incrementAndGet();
            return known(each);
        });

        List<KarReply<List<KarInstitution>>> replies = bulk(kar, "0.5", "20s").ask(Collections.nCopies(1000, question));

        assertThat(asked).hasValue(1);
        assertThat(replies).hasSize(1000).containsOnly(known(question));
    }

    @Test
    void refuses_settings_that_leave_nothing_to_single_questions() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BulkSettings(1, Duration.ofSeconds(1), 4))
                .withMessageContaining("kar-share");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BulkSettings(0.5, Duration.ofHours(1), 4))
                .withMessageContaining("kar-timeout");
    }

    private static BulkKar bulk(KarSource kar, String share, String patience) {
        return new BulkKar(
                kar,
                new BulkSettings(
                        Double.parseDouble(share),
                        Duration.parse("PT" + patience.toUpperCase(java.util.Locale.ROOT)),
                        4));
    }

    private static List<KarRequest> questions(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> new KarRequest(
                        TestNumbers.customer(),
                        new CorrelationId(UUID.randomUUID()),
                        new CaseId(UUID.randomUUID()),
                        "§ 1",
                        new Period(DAY, DAY),
                        null,
                        false))
                .toList();
    }

    /** An answer that tells which question it belongs to. */
    private static KarReply<List<KarInstitution>> known(KarRequest question) {
        var named = new KarInstitution.Named(
                new no.kfr.identity.OrganisationNumber(question.controlObject().value()), "Bank");
        return new KarReply.Answered<>(List.of(new KarInstitution(named, true, null)));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private record FakeKar(int capacity, Function<KarRequest, KarReply<List<KarInstitution>>> answers)
            implements KarSource {

        @Override
        public CompletableFuture<KarReply<List<KarInstitution>>> institutions(KarRequest question) {
            return CompletableFuture.completedFuture(answers.apply(question));
        }

        @Override
        public CompletableFuture<KarReply<Optional<KarInstitution.Named>>> provider(KarAccountRequest question) {
            throw new UnsupportedOperationException();
        }
    }
}
