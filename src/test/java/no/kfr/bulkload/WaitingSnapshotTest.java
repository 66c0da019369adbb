package no.kfr.bulkload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.kfr.MovableClock;
import no.kfr.RegisterNode;
import no.kfr.TestDatabase;
import no.kfr.TestNumbers;
import no.kfr.TestSigner;
import no.kfr.access.Signer;
import no.kfr.bulkload.apply.BatchRuns;
import no.kfr.bulkload.batch.Batch;
import no.kfr.bulkload.batch.BatchMode;
import no.kfr.bulkload.batch.BatchState;
import no.kfr.bulkload.intake.BatchUpload;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.register.Register;
import no.kfr.register.RelationshipKey;
import no.kfr.register.RelationshipType;
import no.kfr.register.period.Change.Outcome;
import no.kfr.register.period.Ownership;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** P3: a snapshot waits to be confirmed, with chunks of its file and, behind them, chunks of those who are missing from it. */
class WaitingSnapshotTest {

    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final int LISTED = 40;
    private static final List<Integer> MISSING = List.of(3, 6, 41);

    private final OrganisationNumber institution = TestNumbers.organisation();
    private final Signer signer = TestSigner.of(institution);
    /** In no order: those who are missing sort among those who are listed. */
    private final List<CustomerId> customers = shuffled();

    private final List<CustomerId> listed = customers.subList(0, LISTED);

    static Stream<TestDatabase> databases() {
        return TestDatabase.available().stream();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void each_of_its_customers_can_be_ended_and_none_of_the_missing_is_registered(TestDatabase database) {
        List<String> settings = new ArrayList<>(database.settings());
        settings.addAll(List.of("kfr.bulkload.chunk-size=1", "kfr.bulkload.confirm-above-number=2"));
        try (RegisterNode node = RegisterNode.start(settings)) {
            node.clock().moveTo(MovableClock.START);
            int from = LISTED;
            for (int number : MISSING) {
                snapshotWaits(node, customers.subList(from, from + number));
                from += number;
            }
        }
    }

    private void snapshotWaits(RegisterNode node, List<CustomerId> missing) {
        node.clock().move(Duration.ofHours(1));
        missing.forEach(each -> node.inTransaction(
                () -> node.get(Register.class).register(key(each), Period.openFrom(START), Ownership.UNKNOWN)));
        Batch batch = node.get(Batches.class).upload(node.request(), snapshot());
        node.get(BatchRuns.class).run(institution, () -> true);
        assertThat(state(node, batch)).isEqualTo(BatchState.AWAITING_CONFIRMATION);

        listed.forEach(each -> assertThat(end(node, each)).isEqualTo(Outcome.ENDED));
        missing.forEach(each -> assertThat(end(node, each)).isEqualTo(Outcome.ENDED));
        missing.forEach(each -> assertNotFound(() -> end(node, each)));
        node.get(Batches.class).confirm(node.request(), query(batch));
        node.get(BatchRuns.class).run(institution, () -> true);

        assertThat(state(node, batch)).isEqualTo(BatchState.COMPLETED);
        Stream.concat(listed.stream(), missing.stream())
                .forEach(each -> assertThat(node.inTransaction(
                                () -> node.get(Register.class).periods(key(each))))
                        .singleElement()
                        .matches(held -> held.period().equals(new Period(START, START.plusDays(3)))));
        listed.forEach(each -> node.inTransaction(() -> node.get(Register.class).annul(key(each), START, "test")));
    }

    private BatchUpload snapshot() {
        byte[] content = listed.stream()
                .map(each -> each.value() + "#" + START)
                .collect(Collectors.joining(","))
                .getBytes(StandardCharsets.UTF_8);
        return UploadSample.of(institution).by(signer).mode(BatchMode.SNAPSHOT).with(content);
    }

    private Outcome end(RegisterNode node, CustomerId customer) {
        return node.inTransaction(() -> node.get(Register.class).end(key(customer), START.plusDays(3)))
                .outcome();
    }

    private static void assertNotFound(Runnable work) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(work::run)
                .matches(refused -> refused.code() == Code.RELATIONSHIP_NOT_FOUND);
    }

    private BatchState state(RegisterNode node, Batch batch) {
        return node.get(Batches.class).get(node.request(), query(batch)).state();
    }

    private BatchQuery query(Batch batch) {
        return new BatchQuery(signer, new CorrelationId(UUID.randomUUID()), institution.value(), batch.batchId());
    }

    private RelationshipKey key(CustomerId customer) {
        return new RelationshipKey(institution, customer, RelationshipType.DSOPBANK);
    }

    private static List<CustomerId> shuffled() {
        int number = LISTED + MISSING.stream().mapToInt(Integer::intValue).sum();
        List<CustomerId> all = new ArrayList<>(
                IntStream.range(0, number).mapToObj(i -> TestNumbers.customer()).toList());
        Collections.shuffle(all, new Random(20261126));
        return all;
    }
}
