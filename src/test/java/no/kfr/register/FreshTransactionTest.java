package no.kfr.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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

class FreshTransactionTest {

    private final RegisterNode node = RegisterNode.on(TestDatabase.H2);
    private final FreshTransaction transaction = node.get(FreshTransaction.class);

    @AfterEach
    void remove_what_was_stored() {
        transaction.abandon();
        node.get(JdbcClient.class).sql("delete from rights_stamp where id < 0").update();
    }

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
        var unavailable = new FreshTransaction(new JdbcTransactionManager(nowhere));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> unavailable.run(() -> "never"))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(Code.DATABASE_UNAVAILABLE))
                .satisfies(refused -> assertThat(refused.retryAfter()).isPositive());
    }

    @Test
    void what_awaits_its_reply_is_stored_with_it_and_not_before() {
        transaction.awaitReply();
        transaction.run(() -> stamp("work"));
        int before = elsewhere("work");

        transaction.finish(() -> stamp("reply"));

        assertThat(before).isZero();
        assertThat(elsewhere("work")).isOne();
        assertThat(elsewhere("reply")).isOne();
    }

    @Test
    void nothing_of_the_work_is_stored_when_its_reply_cannot_be() {
        transaction.awaitReply();
        transaction.run(() -> stamp("lost"));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> transaction.finish(() -> {
                    throw new IllegalStateException("no reply");
                }));

        assertThat(elsewhere("lost")).isZero();
    }

    @Test
    void what_is_abandoned_is_not_stored_and_what_follows_is() {
        transaction.awaitReply();
        transaction.run(() -> stamp("dropped"));
        transaction.abandon();
        transaction.run(() -> stamp("followed"));

        assertThat(elsewhere("dropped")).isZero();
        assertThat(elsewhere("followed")).isOne();
    }

    @Test
    void of_several_pieces_of_work_only_the_last_waits() {
        transaction.awaitReply();
        transaction.run(() -> stamp("first"));
        transaction.run(() -> stamp("second"));

        assertThat(elsewhere("first")).isOne();
        assertThat(elsewhere("second")).isZero();
        transaction.finish(() -> {});
        assertThat(elsewhere("second")).isOne();
    }

    @Test
    void a_reply_without_work_is_stored_alone() {
        transaction.awaitReply();
        transaction.finish(() -> stamp("alone"));

        assertThat(elsewhere("alone")).isOne();
    }

    private String stamp(String what) {
        node.get(JdbcClient.class)
                .sql("insert into rights_stamp (id, stamp) values (:id, :what)")
                .param("id", -1 - what.length())
                .param("what", what)
                .update();
        return what;
    }

    /** How many rows another session sees. */
    private int elsewhere(String what) {
        return CompletableFuture.supplyAsync(() -> node.get(JdbcClient.class)
                        .sql("select count(*) from rights_stamp where stamp = :what")
                        .param("what", what)
                        .query(Integer.class)
                        .single())
                .join();
    }
}
