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
import org.jspecify.annotations.Nullable;
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
    private @Nullable OpenWork<String> left;

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
    void what_is_left_open_is_stored_with_what_finishes_it_and_not_before() {
        OpenWork<String> open = open("work");
        int before = elsewhere("work");

        open.finish(() -> stamp("reply"), () -> false);

        assertThat(open.result()).isEqualTo("work");
        assertThat(before).isZero();
        assertThat(elsewhere("work")).isOne();
        assertThat(elsewhere("reply")).isOne();
    }

    @Test
    void nothing_of_the_work_is_stored_when_what_finishes_it_fails() {
        OpenWork<String> open = open("lost");

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> open.finish(
                        () -> {
                            throw new IllegalStateException("no reply");
                        },
                        () -> false));

        assertThat(elsewhere("lost")).isZero();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> open.finish(() -> {}, () -> false));
    }

    @Test
    void what_is_abandoned_is_not_stored_and_what_follows_is() {
        OpenWork<String> open = open("dropped");
        open.abandon();
        transaction.run(() -> stamp("followed"));

        assertThat(elsewhere("dropped")).isZero();
        assertThat(elsewhere("followed")).isOne();
    }

    @Test
    void what_is_finished_can_no_longer_be_abandoned() {
        OpenWork<String> open = open("finished");
        open.finish(() -> {}, () -> false);
        open.abandon();

        assertThat(elsewhere("finished")).isOne();
    }

    @Test
    void work_that_collided_is_left_open_once() {
        AtomicInteger attempts = new AtomicInteger();
        left = transaction.open(() -> {
            stamp("again");
            if (attempts.incrementAndGet() < 3) {
                throw new CannotAcquireLockException("collided");
            }
            return "done";
        });
        left.finish(() -> {}, () -> false);

        assertThat(attempts).hasValue(3);
        assertThat(elsewhere("again")).isOne();
    }

    @Test
    void no_work_begins_while_another_of_its_thread_is_not_over() {
        OpenWork<String> open = open("last");

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> transaction.run(() -> stamp("more")));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> transaction.open(() -> stamp("more")));
        open.finish(() -> {}, () -> false);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> transaction.run(() -> transaction.run(() -> stamp("more"))));

        assertThat(elsewhere("last")).isOne();
        assertThat(elsewhere("more")).isZero();
    }

    @Test
    void what_follows_the_commit_sees_what_was_stored_and_undoes_nothing() {
        List<Integer> seen = new ArrayList<>();
        OpenWork<String> open = open("stored");
        open.afterCommit(() -> {
            throw new IllegalStateException("does not undo it");
        });
        open.afterCommit(() -> seen.add(elsewhere("stored")));
        assertThat(seen).isEmpty();

        open.finish(() -> {}, () -> false);
        assertThat(seen).containsExactly(1);
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> open.afterCommit(() -> {}));
    }

    @Test
    void nothing_follows_what_was_abandoned() {
        AtomicInteger followed = new AtomicInteger();
        OpenWork<String> open = open("nothing");
        open.afterCommit(followed::incrementAndGet);
        open.abandon();

        assertThat(followed).hasValue(0);
    }

    @Test
    void work_joins_the_transaction_that_is_there_and_goes_with_it() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> transaction.run(() -> {
                    transaction.join(() -> stamp("joined"));
                    transaction.once(() -> stamp("alone"));
                    throw new IllegalStateException("failed");
                }));

        assertThat(elsewhere("joined")).isZero();
        assertThat(elsewhere("alone")).isOne();
    }

    @Test
    void work_that_is_done_once_says_what_went_wrong() {
        AtomicInteger attempts = new AtomicInteger();

        assertThatExceptionOfType(CannotAcquireLockException.class)
                .isThrownBy(() -> transaction.once(() -> {
                    attempts.incrementAndGet();
                    throw new CannotAcquireLockException("collided");
                }));

        assertThat(attempts).hasValue(1);
    }

    @AfterEach
    void nothing_left() {
        if (left != null) {
            left.abandon();
        }
        node.get(JdbcClient.class)
                .sql("delete from seen_message where sent_at = timestamp '2000-01-01 00:00:00'")
                .update();
    }

    private OpenWork<String> open(String what) {
        OpenWork<String> open = transaction.open(() -> stamp(what));
        left = open;
        return open;
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
