package no.kfr.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import no.kfr.MovableClock;
import no.kfr.RegisterNode;
import no.kfr.TestDatabase;
import no.kfr.TestNumbers;
import no.kfr.TestSigner;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.register.period.RecordedPeriod;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** Many callers at the same moment, for the same customer: each is answered as if it had been alone. */
abstract class ConcurrencyContract {

    private static final int CALLERS = 16;
    private static final LocalDate START = LocalDate.of(2024, 1, 1);

    private final RegisterNode node;
    private final Uploads uploads;
    private final OrganisationNumber institution = TestNumbers.organisation();
    private final String customer = TestNumbers.customer().value();

    ConcurrencyContract(TestDatabase database) {
        this.node = RegisterNode.on(database);
        this.uploads = node.get(Uploads.class);
    }

    @BeforeEach
    void start_the_clock() {
        node.clock().moveTo(MovableClock.START);
        node.access().permitAll();
    }

    @RepeatedTest(5)
    void leaves_one_period_of_many_registrations() throws Exception {
        allAtOnce(caller ->
                uploads.register(node.request(), submission(), START.plusDays((caller * 7) % CALLERS), null, null));

        assertThat(periods()).containsExactly(Period.openFrom(START));
        assertThat(currentOpenRows()).isEqualTo(1);
    }

    @RepeatedTest(5)
    void joins_closed_periods_that_touch() throws Exception {
        allAtOnce(caller -> uploads.register(
                node.request(), submission(), START.plusDays(caller * 10L), START.plusDays(caller * 10L + 9), null));

        assertThat(periods()).containsExactly(new Period(START, START.plusDays(CALLERS * 10L - 1)));
    }

    @RepeatedTest(5)
    void gives_twins_the_same_receipt() throws Exception {
        Instruction registration = submission();
        assertThat(allAtOnce(caller -> uploads.register(node.request(), registration, START, null, null)))
                .hasSize(CALLERS)
                .containsOnly(uploads.register(node.request(), registration, START, null, null));

        Instruction ending = submission();
        assertThat(allAtOnce(caller -> uploads.end(node.request(), ending, START)))
                .containsOnly(uploads.end(node.request(), ending, START));
        assertThat(periods()).containsExactly(new Period(START, START));
    }

    @RepeatedTest(3)
    void never_holds_two_periods_that_join_whatever_comes_together() throws Exception {
        allAtOnce(caller -> {
            Random random = new Random(caller);
            for (int i = 0; i < 15; i++) {
                instruct(random);
            }
            return caller;
        });

        List<Period> held = periods();
        for (int i = 1; i < held.size(); i++) {
            assertThat(held.get(i - 1).joins(held.get(i))).isFalse();
        }
        assertThat(rowsHeldAtTheSameTimeForTheSameDay()).isZero();
    }

    private void instruct(Random random) {
        LocalDate day = START.plusDays(random.nextInt(40));
        try {
            switch (random.nextInt(4)) {
                case 0 -> uploads.register(node.request(), submission(), day, null, null);
                case 1 -> uploads.register(node.request(), submission(), day, day.plusDays(random.nextInt(5)), null);
                case 2 -> uploads.end(node.request(), submission(), day);
                default -> uploads.annul(node.request(), submission(), day, "wrong");
            }
        } catch (Refused refused) {
            assertThat(refused.code()).isIn(Code.RELATIONSHIP_NOT_FOUND, Code.INVALID_DATE);
        }
    }

    private <T> List<T> allAtOnce(Caller<T> work) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<T>> answers = IntStream.range(0, CALLERS)
                    .mapToObj(caller -> callers.submit((Callable<T>) () -> {
                        start.await();
                        return work.call(caller);
                    }))
                    .toList();
            start.countDown();
            List<T> all = new ArrayList<>();
            for (Future<T> answer : answers) {
                all.add(answer.get());
            }
            return all;
        }
    }

    private Instruction submission() {
        return new Instruction(
                TestSigner.of(institution), new CorrelationId(UUID.randomUUID()), institution.value(), customer, null);
    }

    private List<Period> periods() {
        return uploads.getOwn(node.request(), submission()).periods().stream()
                .map(RecordedPeriod::period)
                .toList();
    }

    private int currentOpenRows() {
        return count("select count(*) from customer_relationship where customer_id = ?"
                + " and valid_to = date '9999-12-31' and superseded_at = timestamp '9999-12-31 00:00:00'");
    }

    private int rowsHeldAtTheSameTimeForTheSameDay() {
        return count("""
            select count(*) from customer_relationship a, customer_relationship b
            where a.customer_id = ? and b.customer_id = a.customer_id and a.institution = b.institution
            and (a.valid_to <> b.valid_to or a.superseded_at <> b.superseded_at)
            and a.valid_from <= b.valid_to and b.valid_from <= a.valid_to
            and a.recorded_at < b.superseded_at and b.recorded_at < a.superseded_at\
            """);
    }

    private int count(String sql) {
        return node.sql().sql(sql).param(customer).query(Integer.class).single();
    }

    /** One of the callers. */
    interface Caller<T> {
        T call(int number) throws Exception;
    }
}
