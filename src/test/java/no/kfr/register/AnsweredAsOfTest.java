package no.kfr.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.kfr.MovableClock;
import no.kfr.RegisterNode;
import no.kfr.TestDatabase;
import no.kfr.TestNumbers;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.refusal.Refused;
import no.kfr.register.bulk.BulkEntry;
import no.kfr.register.bulk.BulkRegister;
import no.kfr.register.bulk.BulkScope;
import no.kfr.register.bulk.OwnRelationships;
import no.kfr.register.period.Ownership;
import no.kfr.transaction.OpenWork;
import no.kfr.transaction.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** P6: changes of several institutions stay open while others look; what they saw is what is said of that moment ever after. */
class AnsweredAsOfTest {

    private static final int HISTORIES = Integer.getInteger("kfr.test.histories", 12);
    private static final long SEED = Long.getLong("kfr.test.seed", System.nanoTime());

    @ParameterizedTest
    @MethodSource("no.kfr.TestDatabase#available")
    void what_was_answered_at_a_moment_is_what_is_said_of_it(TestDatabase database) throws Exception {
        for (int i = 0; i < HISTORIES; i++) {
            new Past(RegisterNode.on(database), SEED + i).play();
        }
    }

    private static final class Past {

        private static final int STEPS = 40;
        private static final Period ALWAYS = new Period(LocalDate.of(2000, 1, 1), Period.OPEN);

        private final RegisterNode node;
        private final long seed;
        private final Random random;
        private final CustomerId customer = TestNumbers.customer();
        private final Map<Instant, Set<KnownRelationship>> answered = new LinkedHashMap<>();

        Past(RegisterNode node, long seed) {
            this.node = node;
            this.seed = seed;
            this.random = new Random(seed);
        }

        void play() throws Exception {
            node.clock().moveTo(MovableClock.START);
            List<Writer> writers = List.of(new Writer(), new Writer(), new Writer());
            for (int i = 0; i < STEPS; i++) {
                node.clock().move(Duration.ofSeconds(1));
                writers.get(random.nextInt(writers.size())).goOn();
                node.clock().move(Duration.ofSeconds(1));
                answered.put(node.clock().instant(), find());
            }
            node.clock().move(Duration.ofSeconds(1));
            for (Writer each : writers) {
                each.close();
            }
            answered.forEach((moment, answer) -> assertThat(new HashSet<>(
                            node.inTransaction(() -> node.get(Register.class).findAsOf(customer, ALWAYS, moment))))
                    .as("seed %d at %s", seed, moment)
                    .isEqualTo(answer));
            for (Writer each : writers) {
                each.compareExtracts();
            }
        }

        private Set<KnownRelationship> find() {
            return new HashSet<>(
                    node.inTransaction(() -> node.get(Register.class).find(customer, ALWAYS)));
        }

        /** One institution: begins a change, and commits it, or takes it back, when its turn comes again. */
        private final class Writer implements AutoCloseable {

            private final ExecutorService thread = Executors.newSingleThreadExecutor();
            private final OrganisationNumber institution = TestNumbers.organisation();
            private final RelationshipKey key = new RelationshipKey(institution, customer, RelationshipType.DSOPBANK);
            private @Nullable OpenWork<Boolean> open;

            void goOn() throws Exception {
                int what = random.nextInt(10);
                int days = random.nextInt(2000);
                Future<?> step =
                        thread.submit(() -> step(what, LocalDate.of(2020, 1, 1).plusDays(days)));
                step.get();
            }

            private void step(int what, LocalDate day) {
                OpenWork<Boolean> begun = open;
                open = null;
                if (begun == null) {
                    open = begin(what, day);
                } else if (what == 0) {
                    begun.abandon();
                } else {
                    begun.finish(() -> {}, () -> false);
                }
            }

            private @Nullable OpenWork<Boolean> begin(int what, LocalDate day) {
                try {
                    return node.get(UnitOfWork.class).open(() -> change(what, day));
                } catch (Refused nothingToEnd) {
                    return null;
                }
            }

            private boolean change(int what, LocalDate day) {
                Register register = node.get(Register.class);
                if (what < 3) {
                    register.register(key, Period.openFrom(day), Ownership.UNKNOWN);
                } else if (what < 6) {
                    register.end(key, day);
                } else if (what < 7) {
                    List<Period> held = register.periods(key).stream()
                            .map(each -> each.period())
                            .toList();
                    register.annul(key, held.isEmpty() ? day : held.getFirst().from(), "wrong");
                } else {
                    var scope =
                            new BulkScope(institution, key.type(), node.clock().instant());
                    var entry = new BulkEntry(customer.value(), day, Ownership.UNKNOWN);
                    node.get(BulkRegister.class).register(scope, List.of(entry));
                }
                return true;
            }

            /** The institution's own extract of a moment says the same. */
            void compareExtracts() {
                answered.forEach((moment, answer) -> {
                    List<Period> extracted = new ArrayList<>();
                    node.get(UnitOfWork.class)
                            .join(() -> node.get(OwnRelationships.class)
                                    .forEach(
                                            institution,
                                            key.type(),
                                            moment,
                                            (id, span) -> extracted.add(span.period())));
                    assertThat(extracted)
                            .as("seed %d at %s", seed, moment)
                            .containsExactlyInAnyOrderElementsOf(answer.stream()
                                    .filter(known -> known.institution().equals(institution))
                                    .map(KnownRelationship::period)
                                    .toList());
                });
            }

            @Override
            public void close() throws Exception {
                thread.submit(() -> {
                            if (open != null) {
                                open.finish(() -> {}, () -> false);
                            }
                        })
                        .get();
                thread.close();
            }
        }
    }
}
