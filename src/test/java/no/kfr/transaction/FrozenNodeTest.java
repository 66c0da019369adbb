package no.kfr.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import no.kfr.RegisterNode;
import no.kfr.TestDatabase;
import no.kfr.TestNumbers;
import no.kfr.identity.Period;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.register.Register;
import no.kfr.register.RelationshipKey;
import no.kfr.register.RelationshipType;
import no.kfr.register.period.Change;
import no.kfr.register.period.Ownership;
import org.junit.jupiter.api.Test;

/** P1: a node that is frozen, or gone without a word, in the middle of its work keeps others waiting no longer than is set. */
class FrozenNodeTest {

    private static final LocalDate START = LocalDate.of(2024, 1, 1);

    private final RelationshipKey key =
            new RelationshipKey(TestNumbers.organisation(), TestNumbers.customer(), RelationshipType.DSOPBANK);

    @Test
    void lets_others_go_on_and_stores_nothing_when_it_wakes_up() {
        try (RegisterNode frozen = node("kfr.database.idle-in-transaction-timeout=1s");
                RegisterNode other = node()) {
            OpenWork<Change> work = frozen.get(UnitOfWork.class).open(() -> register(frozen, START));

            Change change = CompletableFuture.supplyAsync(
                            () -> other.inTransaction(() -> register(other, START.plusDays(1))))
                    .orTimeout(15, TimeUnit.SECONDS)
                    .join();

            assertThat(change.outcome()).isEqualTo(Change.Outcome.ADDED);
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> work.finish(() -> {}, () -> false))
                    .matches(refused -> refused.code() == Code.DATABASE_UNAVAILABLE && refused.retryAfter() != null);
            assertThat(other.inTransaction(() -> other.get(Register.class).periods(key)))
                    .extracting(held -> held.period())
                    .containsExactly(Period.openFrom(START.plusDays(1)));
            assertThat(frozen.inTransaction(() -> frozen.get(Register.class).periods(key)))
                    .hasSize(1);
        }
    }

    @Test
    void every_session_has_limits_of_its_own_in_the_database() {
        try (RegisterNode node = node()) {
            assertThat(shown(node, "idle_in_transaction_session_timeout")).isEqualTo("25s");
            assertThat(shown(node, "statement_timeout")).isEqualTo("15min");
            assertThat(shown(node, "tcp_keepalives_idle")).isIn("5", "0");
        }
    }

    @Test
    void an_operators_own_limits_hold() {
        try (RegisterNode node =
                node("spring.datasource.hikari.data-source-properties.options=-c statement_timeout=7000")) {
            assertThat(shown(node, "statement_timeout")).isEqualTo("7s");
            assertThat(shown(node, "idle_in_transaction_session_timeout")).isEqualTo("25s");
        }
    }

    private Change register(RegisterNode node, LocalDate from) {
        return node.get(Register.class).register(key, Period.openFrom(from), Ownership.UNKNOWN);
    }

    private static String shown(RegisterNode node, String setting) {
        return node.sql().sql("show " + setting).query(String.class).single();
    }

    private static RegisterNode node(String... more) {
        List<String> settings = new ArrayList<>(TestDatabase.POSTGRESQL.settings());
        settings.addAll(List.of(more));
        return RegisterNode.start(settings);
    }
}
