package no.kfr.register;

import static no.kfr.register.period.Ownership.NOT_PRIMARY_OWNER;
import static no.kfr.register.period.Ownership.PRIMARY_OWNER;
import static no.kfr.register.period.Ownership.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import no.kfr.MovableClock;
import no.kfr.TestDatabase;
import no.kfr.identity.Period;
import no.kfr.refusal.Code;
import no.kfr.register.period.Change;
import no.kfr.register.period.Change.Outcome;
import no.kfr.register.period.RecordedPeriod;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;

/** What the register promises, on whatever database it runs. */
abstract class RegisterContract extends RelationshipCase {

    RegisterContract(TestDatabase database) {
        super(database);
    }

    @Test
    void adds_a_new_period() {
        Change change = register(Period.openFrom(JANUARY), PRIMARY_OWNER);

        assertThat(change.outcome()).isEqualTo(Outcome.ADDED);
        assertThat(change.at()).isEqualTo(MovableClock.START);
        assertThat(change.period())
                .isEqualTo(new RecordedPeriod(Period.openFrom(JANUARY), PRIMARY_OWNER, MovableClock.START));
        assertThat(periods()).containsExactly(change.period());
    }

    @Test
    void has_a_later_start_already_and_writes_nothing() {
        RecordedPeriod first = register(Period.openFrom(JANUARY), UNKNOWN).period();
        node.clock().move(Duration.ofHours(1));

        Change again = register(Period.openFrom(MARCH), UNKNOWN);

        assertThat(again.outcome()).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(again.period()).isEqualTo(first);
        assertThat(again.at()).isEqualTo(node.clock().instant());
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void joins_periods_that_touch_but_not_those_with_a_day_between() {
        register(new Period(JANUARY, MARCH), UNKNOWN);
        register(new Period(MARCH.plusDays(2), MAY), UNKNOWN);
        assertThat(held()).hasSize(2);

        Change change = register(new Period(MARCH.plusDays(1), MARCH.plusDays(1)), NOT_PRIMARY_OWNER);

        assertThat(change.outcome()).isEqualTo(Outcome.CHANGED);
        assertThat(held()).containsExactly(new Period(JANUARY, MAY));
        assertThat(periods().getFirst().ownership()).isEqualTo(NOT_PRIMARY_OWNER);
        assertThat(traces()).containsExactly("JOINED", "JOINED");
    }

    @Test
    void keeps_the_strongest_ownership() {
        register(Period.openFrom(JANUARY), NOT_PRIMARY_OWNER);

        assertThat(register(Period.openFrom(MARCH), UNKNOWN).outcome()).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(register(Period.openFrom(MARCH), PRIMARY_OWNER).outcome()).isEqualTo(Outcome.CHANGED);

        assertThat(held()).containsExactly(Period.openFrom(JANUARY));
        assertThat(periods().getFirst().ownership()).isEqualTo(PRIMARY_OWNER);
        assertThat(traces()).containsExactly("STRENGTHENED");
    }

    @Test
    void ends_the_open_period() {
        register(Period.openFrom(JANUARY), PRIMARY_OWNER);

        Change change = end(MARCH);

        assertThat(change.outcome()).isEqualTo(Outcome.ENDED);
        assertThat(periods()).containsExactly(change.period());
        assertThat(change.period().period()).isEqualTo(new Period(JANUARY, MARCH));
        assertThat(change.period().ownership()).isEqualTo(PRIMARY_OWNER);
        assertThat(traces()).containsExactly("ENDED");
    }

    @Test
    void begins_again_after_an_end() {
        register(Period.openFrom(JANUARY), UNKNOWN);
        end(MARCH);

        assertThat(register(Period.openFrom(MAY), UNKNOWN).outcome()).isEqualTo(Outcome.ADDED);

        assertThat(held()).containsExactly(new Period(JANUARY, MARCH), Period.openFrom(MAY));
    }

    @Test
    void refuses_to_end_what_is_not_open_and_leaves_no_row() {
        assertRefused(Code.RELATIONSHIP_NOT_FOUND, () -> end(MARCH));
        assertThat(rows()).isZero();

        register(new Period(JANUARY, MARCH), UNKNOWN);
        assertRefused(Code.RELATIONSHIP_NOT_FOUND, () -> end(MARCH));
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void refuses_an_end_before_the_start() {
        register(Period.openFrom(MARCH), UNKNOWN);

        assertRefused(Code.INVALID_DATE, () -> end(JANUARY));

        assertThat(held()).containsExactly(Period.openFrom(MARCH));
    }

    @Test
    void annuls_a_closed_period_and_leaves_the_others() {
        register(new Period(JANUARY, JANUARY.plusDays(9)), UNKNOWN);
        register(Period.openFrom(MAY), UNKNOWN);

        annul(JANUARY);

        assertThat(held()).containsExactly(Period.openFrom(MAY));
    }

    @Test
    void refuses_to_annul_what_does_not_start_that_day() {
        register(Period.openFrom(JANUARY), UNKNOWN);

        assertRefused(Code.RELATIONSHIP_NOT_FOUND, () -> annul(MARCH));

        assertThat(held()).containsExactly(Period.openFrom(JANUARY));
    }

    @Test
    void finds_what_held_on_any_of_the_days_both_inclusive() {
        register(new Period(JANUARY, MARCH), PRIMARY_OWNER);
        KnownRelationship known = new KnownRelationship(key.institution(), new Period(JANUARY, MARCH), PRIMARY_OWNER);

        assertThat(find(new Period(MARCH, TODAY))).containsExactly(known);
        assertThat(find(new Period(JANUARY.minusYears(1), JANUARY))).containsExactly(known);
        assertThat(find(new Period(MARCH.plusDays(1), TODAY))).isEmpty();
        assertThat(find(new Period(JANUARY.minusYears(1), JANUARY.minusDays(1))))
                .isEmpty();
    }

    @Test
    void works_in_the_callers_transaction_only() {
        assertThatThrownBy(() -> node.get(Register.class).register(key, Period.openFrom(MARCH), UNKNOWN))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void sees_its_own_changes_within_one_transaction() {
        Register register = node.get(Register.class);
        node.inTransaction(() -> {
            register.register(key, Period.openFrom(MAY), UNKNOWN);
            register.register(key, Period.openFrom(MARCH), UNKNOWN);
            register.end(key, MAY);
            return register.register(key, new Period(JANUARY, MARCH), PRIMARY_OWNER);
        });

        assertThat(held()).containsExactly(new Period(JANUARY, MAY));
    }
}
