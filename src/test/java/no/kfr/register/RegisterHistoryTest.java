package no.kfr.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import no.kfr.RegisterNode;
import no.kfr.TestDatabase;
import no.kfr.TestNumbers;
import no.kfr.identity.Period;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.register.period.Change;
import no.kfr.register.period.DayByDay;
import org.jspecify.annotations.Nullable;

/** What holds in the databases after any instructions. */
class RegisterHistoryTest {

    private static final Period ALWAYS = new Period(DayByDay.FIRST, Period.OPEN);

    @Property(tries = 60)
    void is_the_calendar_and_forgets_nothing(@ForAll("steps") List<Step> steps) {
        for (TestDatabase database : TestDatabase.available()) {
            new Replay(RegisterNode.on(database)).run(steps);
        }
    }

    @Property(tries = 30)
    void does_not_depend_on_the_order_of_registrations(
            @ForAll("registrations") List<Step.Registration> registrations, @ForAll long seed) {
        List<Step.Registration> shuffled = new ArrayList<>(registrations);
        Collections.shuffle(shuffled, new Random(seed));
        for (TestDatabase database : TestDatabase.available()) {
            Replay inOrder = new Replay(RegisterNode.on(database));
            Replay otherwise = new Replay(RegisterNode.on(database));
            registrations.forEach(inOrder::apply);
            shuffled.forEach(otherwise::apply);
            assertThat(otherwise.runs()).as(database.name()).isEqualTo(inOrder.runs());
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Step.any().list().ofMaxSize(15);
    }

    @Provide
    Arbitrary<List<Step.Registration>> registrations() {
        return Step.registrations().list().ofMaxSize(10);
    }

    /** One relationship of its own, instructed step by step. */
    private static final class Replay {

        private final RegisterNode node;
        private final Register register;
        private final RelationshipKey key =
                new RelationshipKey(TestNumbers.organisation(), TestNumbers.customer(), RelationshipType.DSOPBANK);

        Replay(RegisterNode node) {
            this.node = node;
            this.register = node.get(Register.class);
        }

        void run(List<Step> steps) {
            DayByDay calendar = new DayByDay();
            Map<Instant, Set<KnownRelationship>> answered = new LinkedHashMap<>();
            Set<String> rows = Set.of();
            for (Step step : steps) {
                node.clock().move(Duration.ofMinutes(1));
                assertThat(apply(step)).isEqualTo(calendar.apply(step));
                assertThat(runs()).isEqualTo(calendar.runs());
                answered.put(node.clock().instant(), answer());
                Set<String> now = rows();
                assertThat(now).containsAll(rows);
                rows = now;
            }
            answered.forEach((moment, answer) -> assertThat(answerAsOf(moment)).isEqualTo(answer));
        }

        @Nullable
        Code apply(Step step) {
            try {
                node.inTransaction(() -> change(step));
                return null;
            } catch (Refused refused) {
                return refused.code();
            }
        }

        List<DayByDay.Run> runs() {
            return node.inTransaction(() -> register.periods(key)).stream()
                    .map(held -> new DayByDay.Run(held.period(), held.ownership()))
                    .toList();
        }

        private Change change(Step step) {
            return switch (step) {
                case Step.Registration it -> register.register(key, it.period(), it.ownership());
                case Step.Ending it -> register.end(key, it.lastDay());
                case Step.Annulment it -> register.annul(key, it.startOfPeriod(), "wrong");
            };
        }

        private Set<KnownRelationship> answer() {
            return new HashSet<>(node.inTransaction(() -> register.find(key.customer(), ALWAYS)));
        }

        private Set<KnownRelationship> answerAsOf(Instant moment) {
            return new HashSet<>(node.inTransaction(() -> register.findAsOf(key.customer(), ALWAYS, moment)));
        }

        /** All that is not about being superseded: it is there for good. */
        private Set<String> rows() {
            return new HashSet<>(node.sql()
                    .sql("select valid_from, valid_to, ownership, recorded_at from customer_relationship"
                            + " where customer_id = ?")
                    .param(key.customer().value())
                    .query((row, number) -> row.getString(1) + row.getString(2) + row.getString(3) + row.getString(4))
                    .list());
        }
    }
}
