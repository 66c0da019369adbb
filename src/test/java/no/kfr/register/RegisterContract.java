package no.kfr.register;

import static no.kfr.register.Ownership.NOT_PRIMARY_OWNER;
import static no.kfr.register.Ownership.PRIMARY_OWNER;
import static no.kfr.register.Ownership.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import no.kfr.MovableClock;
import no.kfr.RegisterNode;
import no.kfr.TestDatabase;
import no.kfr.TestNumbers;
import no.kfr.identity.Period;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.register.Change.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;

/** What the register promises, on whatever database it runs. */
abstract class RegisterContract {

    private static final LocalDate JANUARY = LocalDate.of(2024, 1, 1);
    private static final LocalDate MARCH = LocalDate.of(2024, 3, 1);
    private static final LocalDate MAY = LocalDate.of(2024, 5, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final RegisterNode node;
    private final RelationshipKey key =
            new RelationshipKey(TestNumbers.organisation(), TestNumbers.customer(), RelationshipType.DSOPBANK);

    RegisterContract(TestDatabase database) {
        this.node = RegisterNode.on(database);
    }

    @BeforeEach
    void start_the_clock() {
        node.clock().moveTo(MovableClock.START);
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
    void extends_a_period_backwards_and_keeps_the_old_row() {
        register(Period.openFrom(MARCH), UNKNOWN);
        node.clock().move(Duration.ofHours(1));

        Change change = register(Period.openFrom(JANUARY), UNKNOWN);

        assertThat(change.outcome()).isEqualTo(Outcome.CHANGED);
        assertThat(held()).containsExactly(Period.openFrom(JANUARY));
        assertThat(traces()).containsExactly("EXTENDED");
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
    void annuls_a_period_and_keeps_its_trace_with_the_reason() {
        RecordedPeriod wrong = register(Period.openFrom(JANUARY), UNKNOWN).period();

        Change change = annul(JANUARY);

        assertThat(change.outcome()).isEqualTo(Outcome.ANNULLED);
        assertThat(change.period()).isEqualTo(wrong);
        assertThat(periods()).isEmpty();
        assertThat(traces()).containsExactly("ANNULLED");
        assertThat(column("reason")).containsExactly("wrong file");
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
    void answers_as_of_a_past_moment() {
        Instant before = node.clock().instant().minusSeconds(1);
        Instant added = register(Period.openFrom(MARCH), UNKNOWN).at();
        node.clock().move(Duration.ofDays(1));
        Instant extended = register(Period.openFrom(JANUARY), PRIMARY_OWNER).at();
        node.clock().move(Duration.ofDays(1));
        Instant annulled = annul(JANUARY).at();

        assertThat(asOf(before)).isEmpty();
        assertThat(asOf(added)).extracting(KnownRelationship::period).containsExactly(Period.openFrom(MARCH));
        assertThat(asOf(extended.minusNanos(1000)))
                .extracting(KnownRelationship::ownership)
                .containsExactly(UNKNOWN);
        assertThat(asOf(extended)).extracting(KnownRelationship::period).containsExactly(Period.openFrom(JANUARY));
        assertThat(asOf(annulled)).isEmpty();
    }

    @Test
    void records_strictly_later_times_even_when_the_clock_goes_back() {
        Instant first = register(Period.openFrom(MAY), UNKNOWN).at();
        Instant second = register(Period.openFrom(MARCH), UNKNOWN).at();
        node.clock().move(Duration.ofHours(-1));
        Instant third = annul(MARCH).at();
        Instant fourth = register(Period.openFrom(MARCH), UNKNOWN).at();

        assertThat(List.of(first, second, third, fourth)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void stores_times_in_utc_and_dates_as_they_are() {
        register(new Period(LocalDate.of(1800, 1, 1), MARCH), UNKNOWN);

        assertThat(one("recorded_at", LocalDateTime.class))
                .isEqualTo(LocalDateTime.ofInstant(MovableClock.START, ZoneOffset.UTC));
        assertThat(one("superseded_at", LocalDateTime.class)).isEqualTo(LocalDateTime.of(9999, 12, 31, 0, 0));
        assertThat(one("valid_from", LocalDate.class)).isEqualTo(LocalDate.of(1800, 1, 1));
        assertThat(held()).containsExactly(new Period(LocalDate.of(1800, 1, 1), MARCH));
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

    private Change register(Period period, Ownership ownership) {
        return node.inTransaction(() -> node.get(Register.class).register(key, period, ownership));
    }

    private Change end(LocalDate lastDay) {
        return node.inTransaction(() -> node.get(Register.class).end(key, lastDay));
    }

    private Change annul(LocalDate start) {
        return node.inTransaction(() -> node.get(Register.class).annul(key, start, "wrong file"));
    }

    private List<RecordedPeriod> periods() {
        return node.inTransaction(() -> node.get(Register.class).periods(key));
    }

    private List<Period> held() {
        return periods().stream().map(RecordedPeriod::period).toList();
    }

    private List<KnownRelationship> find(Period asked) {
        return node.inTransaction(() -> node.get(Register.class).find(key.customer(), asked));
    }

    private List<KnownRelationship> asOf(Instant moment) {
        Period always = new Period(JANUARY, TODAY);
        return node.inTransaction(() -> node.get(Register.class).findAsOf(key.customer(), always, moment));
    }

    private int rows() {
        return column("customer_id").size();
    }

    private List<String> traces() {
        return column("superseded_by").stream().filter(why -> why != null).toList();
    }

    private List<String> column(String name) {
        return node.sql()
                .sql("select " + name + " from customer_relationship where customer_id = ? order by superseded_at")
                .param(key.customer().value())
                .query((row, number) -> row.getString(1))
                .list();
    }

    private <T> T one(String column, Class<T> type) {
        return node.sql()
                .sql("select " + column + " from customer_relationship where customer_id = ?")
                .param(key.customer().value())
                .query((row, number) -> row.getObject(1, type))
                .single();
    }

    private static void assertRefused(Code code, Runnable work) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(work::run)
                .extracting(Refused::code)
                .isEqualTo(code);
    }
}
