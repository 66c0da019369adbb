package no.kfr.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import no.kfr.RegisterNode;
import no.kfr.TestDatabase;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

class UnitOfWorkTest {

    private final RegisterNode node = RegisterNode.on(TestDatabase.H2);
    private final UnitOfWork transaction = node.get(UnitOfWork.class);

    @Test
    void repeats_work_that_collided() {
        AtomicInteger attempts = new AtomicInteger();

        String answer = transaction.run(() -> {
            if (attempts.incrementAndGet() < 3) {
                throw new CannotAcquireLockException("collided");
            }
            return "done";
        });

        assertThat(answer).isEqualTo("done");
        assertThat(attempts).hasValue(3);
    }

    @Test
    void gives_up_on_work_that_goes_on_colliding_and_asks_to_come_back() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> transaction.run(() -> {
                    throw new CannotAcquireLockException("collided");
                }))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(Code.OVERLOADED))
                .satisfies(refused -> assertThat(refused.retryAfter()).isPositive());
    }

    @Test
    void does_not_repeat_what_can_never_be_stored() {
        AtomicInteger attempts = new AtomicInteger();

        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> transaction.run(() -> {
                    attempts.incrementAndGet();
                    throw new DataIntegrityViolationException("too long");
                }));

        assertThat(attempts).hasValue(1);
    }

    @Test
    void does_not_repeat_what_was_refused() {
        AtomicInteger attempts = new AtomicInteger();

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> transaction.run(() -> {
                    attempts.incrementAndGet();
                    throw Refused.because(Code.RELATIONSHIP_NOT_FOUND);
                }));

        assertThat(attempts).hasValue(1);
    }

    @Test
    void says_that_the_database_is_not_available() {
        var nowhere = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/kfr?connectTimeout=1");
        var unavailable = new UnitOfWork(new JdbcTransactionManager(nowhere));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> unavailable.run(() -> "never"))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(Code.DATABASE_UNAVAILABLE))
                .satisfies(refused -> assertThat(refused.retryAfter()).isPositive());
    }

    @Test
    void what_is_kept_open_is_stored_with_what_finishes_it_and_not_before() {
        transaction.run(() -> kept("work"));
        int before = elsewhere("work");

        transaction.finish(() -> stamp("reply"));

        assertThat(before).isZero();
        assertThat(elsewhere("work")).isOne();
        assertThat(elsewhere("reply")).isOne();
    }

    @Test
    void nothing_of_the_work_is_stored_when_what_finishes_it_fails() {
        transaction.run(() -> kept("lost"));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> transaction.finish(() -> {
                    throw new IllegalStateException("no reply");
                }));

        assertThat(elsewhere("lost")).isZero();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> transaction.finish(() -> {}));
    }

    @Test
    void what_is_abandoned_is_not_stored_and_what_follows_is() {
        transaction.run(() -> kept("dropped"));
        transaction.abandon();
        transaction.run(() -> stamp("followed"));

        assertThat(elsewhere("dropped")).isZero();
        assertThat(elsewhere("followed")).isOne();
    }

    @Test
    void work_that_collided_is_kept_open_once() {
        AtomicInteger attempts = new AtomicInteger();
        transaction.run(() -> {
            kept("again");
            if (attempts.incrementAndGet() < 3) {
                throw new CannotAcquireLockException("collided");
            }
            return "done";
        });
        transaction.finish(() -> {});

        assertThat(elsewhere("again")).isOne();
    }

    @Test
    void what_was_left_open_is_the_last_work_of_its_thread() {
        transaction.run(() -> kept("last"));

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> transaction.run(() -> stamp("more")));

        transaction.finish(() -> {});
        assertThat(elsewhere("last")).isOne();
        assertThat(elsewhere("more")).isZero();
    }

    @Test
    void only_what_runs_here_can_be_kept_open() {
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(transaction::keepOpen);
        transaction.run(() -> stamp("closed"));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(transaction::keepOpen);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> transaction.run(() -> transaction.run(() -> kept("inner"))));
        assertThat(elsewhere("inner")).isZero();
    }

    @Test
    void what_comes_afterwards_sees_what_was_stored() {
        List<Integer> seen = new ArrayList<>();
        transaction.run(() -> kept("stored"));
        transaction.afterwards(() -> {
            throw new IllegalStateException("does not undo it");
        });
        transaction.afterwards(() -> seen.add(elsewhere("stored")));
        assertThat(seen).isEmpty();

        transaction.finish(() -> {});
        assertThat(seen).containsExactly(1);

        transaction.afterwards(() -> seen.add(2));
        assertThat(seen).containsExactly(1, 2);
    }

    @AfterEach
    void nothing_left() {
        transaction.abandon();
        node.get(JdbcClient.class)
                .sql("delete from seen_message where sent_at = timestamp '2000-01-01 00:00:00'")
                .update();
    }

    private String kept(String what) {
        transaction.keepOpen();
        return stamp(what);
    }

    private String stamp(String what) {
        node.get(JdbcClient.class)
                .sql("insert into seen_message (sent_at, signature_sha256) values (timestamp '2000-01-01 00:00:00',"
                        + " :what)")
                .param("what", what)
                .update();
        return what;
    }

    /** How many rows another session sees. */
    private int elsewhere(String what) {
        return CompletableFuture.supplyAsync(() -> node.get(JdbcClient.class)
                        .sql("select count(*) from seen_message where signature_sha256 = :what")
                        .param("what", what)
                        .query(Integer.class)
                        .single())
                .join();
    }
}
