package no.kfr.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.atomic.AtomicInteger;
import no.kfr.RegisterNode;
import no.kfr.TestDatabase;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

class FreshTransactionTest {

    private final FreshTransaction transaction =
            RegisterNode.on(TestDatabase.H2).get(FreshTransaction.class);

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
}
