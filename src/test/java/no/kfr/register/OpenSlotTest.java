package no.kfr.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import no.kfr.MovableClock;
import no.kfr.RegisterNode;
import no.kfr.TestDatabase;
import no.kfr.TestNumbers;
import no.kfr.identity.Period;
import no.kfr.register.period.Ownership;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the mutex is one, on every database. */
class OpenSlotTest {

    private static final LocalDate DAY = LocalDate.of(2024, 1, 1);

    private final RelationshipKey key =
            new RelationshipKey(TestNumbers.organisation(), TestNumbers.customer(), RelationshipType.DSOPBANK);

    @ParameterizedTest
    @MethodSource("no.kfr.TestDatabase#available")
    void stays_taken_until_the_transaction_ends_though_nothing_is_left_in_it(TestDatabase database) throws Exception {
        assertSecondWaits(RegisterNode.on(database), node -> {
            OpenSlot slot = node.get(OpenSlot.class);
            assertThat(slot.take(key, MovableClock.START)).isTrue();
            slot.free(key);
        });
    }

    @ParameterizedTest
    @MethodSource("no.kfr.TestDatabase#available")
    void stays_taken_while_the_open_row_is_being_closed(TestDatabase database) throws Exception {
        RegisterNode node = RegisterNode.on(database);
        node.inTransaction(() -> node.get(Register.class).register(key, Period.openFrom(DAY), Ownership.UNKNOWN));
        assertSecondWaits(node, each -> each.get(Register.class).end(key, DAY));
    }

    private void assertSecondWaits(RegisterNode node, Work first) throws Exception {
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        try (ExecutorService callers = Executors.newFixedThreadPool(2)) {
            Future<Boolean> holder = callers.submit(() -> node.inTransaction(() -> {
                first.on(node);
                taken.countDown();
                return await(mayEnd);
            }));
            assertThat(taken.await(20, TimeUnit.SECONDS)).isTrue();
            Future<Boolean> second = callers.submit(
                    () -> node.inTransaction(() -> node.get(OpenSlot.class).take(key, MovableClock.START)));
            try {
                assertThatExceptionOfType(TimeoutException.class)
                        .isThrownBy(() -> second.get(500, TimeUnit.MILLISECONDS));
            } finally {
                mayEnd.countDown();
            }
            assertThat(holder.get()).isTrue();
            assertThat(cameThrough(second)).isTrue();
        } finally {
            node.sql()
                    .sql("delete from customer_relationship where customer_id = ?")
                    .param(key.customer().value())
                    .update();
        }
    }

    private static boolean cameThrough(Future<Boolean> second) throws InterruptedException {
        try {
            return second.get();
        } catch (ExecutionException collided) {
            return false;
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What the first transaction does. */
    interface Work {
        void on(RegisterNode node);
    }
}
