package no.kfr.register;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import no.kfr.MovableClock;
import no.kfr.RegisterNode;
import no.kfr.TestDatabase;
import no.kfr.TestNumbers;
import no.kfr.identity.Period;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.register.period.Change;
import no.kfr.register.period.Ownership;
import no.kfr.register.period.RecordedPeriod;
import org.junit.jupiter.api.BeforeEach;

/** One relationship on one database, for tests to instruct and to look at. */
abstract class RelationshipCase {

    static final LocalDate JANUARY = LocalDate.of(2024, 1, 1);
    static final LocalDate MARCH = LocalDate.of(2024, 3, 1);
    static final LocalDate MAY = LocalDate.of(2024, 5, 1);
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    final RegisterNode node;
    final RelationshipKey key =
            new RelationshipKey(TestNumbers.organisation(), TestNumbers.customer(), RelationshipType.DSOPBANK);

    RelationshipCase(TestDatabase database) {
        this.node = RegisterNode.on(database);
    }

    @BeforeEach
    void start_the_clock() {
        node.clock().moveTo(MovableClock.START);
    }

    Change register(Period period, Ownership ownership) {
        return node.inTransaction(() -> node.get(Register.class).register(key, period, ownership));
    }

    Change end(LocalDate lastDay) {
        return node.inTransaction(() -> node.get(Register.class).end(key, lastDay));
    }

    Change annul(LocalDate start) {
        return node.inTransaction(() -> node.get(Register.class).annul(key, start, "wrong file"));
    }

    List<RecordedPeriod> periods() {
        return node.inTransaction(() -> node.get(Register.class).periods(key));
    }

    List<Period> held() {
        return periods().stream().map(RecordedPeriod::period).toList();
    }

    List<KnownRelationship> find(Period asked) {
        return node.inTransaction(() -> node.get(Register.class).find(key.customer(), asked));
    }

    List<KnownRelationship> asOf(Instant moment) {
        Period always = new Period(JANUARY, TODAY);
        return node.inTransaction(() -> node.get(Register.class).findAsOf(key.customer(), always, moment));
    }

    int rows() {
        return column("customer_id").size();
    }

    List<String> traces() {
        return column("superseded_by").stream().filter(why -> why != null).toList();
    }

    List<String> column(String name) {
        return node.sql()
                .sql("select " + name + " from customer_relationship where customer_id = ? order by superseded_at")
                .param(key.customer().value())
                .query((row, number) -> row.getString(1))
                .list();
    }

    <T> T one(String column, Class<T> type) {
        return node.sql()
                .sql("select " + column + " from customer_relationship where customer_id = ?")
                .param(key.customer().value())
                .query((row, number) -> row.getObject(1, type))
                .single();
    }

    static void assertRefused(Code code, Runnable work) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(work::run)
                .extracting(Refused::code)
                .isEqualTo(code);
    }
}
