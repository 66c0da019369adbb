package no.kfr.bulkload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.kfr.RegisterNode;
import no.kfr.TestDatabase;
import no.kfr.TestNumbers;
import no.kfr.TestSigner;
import no.kfr.TestTime;
import no.kfr.access.Signer;
import no.kfr.bulkload.apply.BatchRuns;
import no.kfr.bulkload.batch.Batch;
import no.kfr.bulkload.batch.BatchMode;
import no.kfr.bulkload.entry.EntryOutcome;
import no.kfr.bulkload.intake.Sent;
import no.kfr.bulkload.report.BatchReportQuery;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.register.Register;
import no.kfr.register.RelationshipKey;
import no.kfr.register.RelationshipType;
import no.kfr.register.period.Change.Outcome;
import no.kfr.register.period.Ownership;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** P3: two nodes on one database, whose own clocks are five minutes apart. */
class TwoClocksTest {

    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final LocalDate END = LocalDate.of(2025, 1, 1);

    private final RegisterNode ahead = RegisterNode.start(TestDatabase.POSTGRESQL.settings());
    private final RegisterNode behind = RegisterNode.start(TestDatabase.POSTGRESQL.settings());
    private final OrganisationNumber institution = TestNumbers.organisation();
    private final Signer signer = TestSigner.of(institution);
    private final CustomerId customer = TestNumbers.customer();
    private final RelationshipKey key = new RelationshipKey(institution, customer, RelationshipType.DSOPBANK);

    @BeforeEach
    void set_their_clocks() {
        Instant now = Instant.now();
        ahead.clock().moveTo(now.plus(Duration.ofMinutes(5)));
        behind.clock().moveTo(now.minus(Duration.ofMinutes(5)));
        for (RegisterNode node : List.of(ahead, behind)) {
            node.get(TestTime.class).goByTheDatabase();
        }
    }

    @AfterEach
    void stop() {
        ahead.close();
        behind.close();
    }

    @ParameterizedTest
    @CsvSource({"true,false", "false,true", "true,true"})
    void what_is_ended_after_a_list_was_received_stays_ended(boolean listAtAhead, boolean endAtAhead) {
        register(ahead);
        Batch batch = send(node(listAtAhead), BatchMode.REGISTER, null, null);
        end(node(endAtAhead));
        carryOut(behind);

        assertThat(periods()).containsExactly(new Period(START, END));
        assertThat(outcome(batch)).isIn(EntryOutcome.OVERTAKEN, EntryOutcome.ALREADY_THERE);
    }

    @ParameterizedTest
    @CsvSource({"true,false", "false,true"})
    void what_is_registered_anew_after_a_list_was_received_is_not_ended_by_it(boolean listAtAhead, boolean atAhead) {
        register(ahead);
        Batch batch = send(node(listAtAhead), BatchMode.END, null, null);
        assertThat(register(node(atAhead))).isEqualTo(Outcome.ALREADY_THERE);
        carryOut(ahead);

        assertThat(periods()).containsExactly(Period.openFrom(START));
        assertThat(outcome(batch)).isEqualTo(EntryOutcome.OVERTAKEN);
    }

    @Test
    void a_list_that_is_received_after_an_ending_brings_the_customer_back() {
        register(ahead);
        end(ahead);
        Batch batch = send(behind, BatchMode.REGISTER, null, null);
        carryOut(ahead);

        assertThat(periods()).containsExactly(Period.openFrom(START));
        assertThat(outcome(batch)).isEqualTo(EntryOutcome.CHANGED);
    }

    @Test
    void an_institution_whose_clock_is_ahead_within_the_tolerance_loses_no_ending() {
        register(behind);
        Instant now = behind.get(TestTime.class).now();
        Instant theirs = now.plusSeconds(50);
        Sent sent = new Sent(theirs, now, Duration.ofSeconds(60));
        Batch batch = send(behind, BatchMode.REGISTER, theirs.plusSeconds(20), sent);
        end(ahead);
        carryOut(behind);

        assertThat(periods()).containsExactly(new Period(START, END));
        assertThat(outcome(batch)).isIn(EntryOutcome.OVERTAKEN, EntryOutcome.ALREADY_THERE);
    }

    private RegisterNode node(boolean isAhead) {
        return isAhead ? ahead : behind;
    }

    private Outcome register(RegisterNode node) {
        Period period = Period.openFrom(START);
        return node.inTransaction(() -> node.get(Register.class).register(key, period, Ownership.UNKNOWN))
                .outcome();
    }

    private void end(RegisterNode node) {
        node.inTransaction(() -> node.get(Register.class).end(key, END));
    }

    private Batch send(RegisterNode node, BatchMode mode, @Nullable Instant extractedAt, @Nullable Sent sent) {
        byte[] content =
                (customer.value() + "#" + (mode == BatchMode.END ? END : START)).getBytes(StandardCharsets.UTF_8);
        return node.get(Batches.class)
                .upload(
                        node.request(),
                        UploadSample.of(institution)
                                .by(signer)
                                .mode(mode)
                                .extractedAt(extractedAt)
                                .sent(sent)
                                .with(content));
    }

    private void carryOut(RegisterNode node) {
        node.get(BatchRuns.class).run(institution, () -> true);
    }

    private List<Period> periods() {
        return ahead.inTransaction(() -> ahead.get(Register.class).periods(key)).stream()
                .map(held -> held.period())
                .toList();
    }

    private EntryOutcome outcome(Batch batch) {
        var query = new BatchReportQuery(
                signer, new CorrelationId(UUID.randomUUID()), institution.value(), batch.batchId(), false, null, null);
        return ahead.get(Batches.class)
                .report(ahead.request(), query)
                .entries()
                .getFirst()
                .outcome();
    }
}
