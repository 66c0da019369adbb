package no.kfr.bulkload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import no.kfr.MovableClock;
import no.kfr.RegisterNode;
import no.kfr.TestDatabase;
import no.kfr.TestNumbers;
import no.kfr.TestSigner;
import no.kfr.bulkload.apply.BatchRuns;
import no.kfr.bulkload.batch.Batch;
import no.kfr.bulkload.batch.BatchMode;
import no.kfr.bulkload.batch.BatchState;
import no.kfr.bulkload.batch.StoredBatch;
import no.kfr.bulkload.entry.EntryOutcome;
import no.kfr.bulkload.entry.OwnershipText;
import no.kfr.bulkload.report.BatchReportQuery;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.refusal.Refused;
import no.kfr.register.Register;
import no.kfr.register.RelationshipKey;
import no.kfr.register.RelationshipType;
import no.kfr.register.period.Change.Outcome;
import no.kfr.register.period.Ownership;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Single instructions between the chunks of batches, in any order: what comes out is what the diary of the model says. */
class InterleavingTest {

    private static final int SCENARIOS = Integer.getInteger("kfr.test.scenarios", 45);
    private static final long SEED = Long.getLong("kfr.test.seed", System.nanoTime());

    /** With up to nine customers, their chunks end before, at and after every boundary. */
    private static final List<Integer> CHUNK_SIZES = List.of(1, 2, 4);

    static Stream<TestDatabase> databases() {
        return TestDatabase.available().stream();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void comes_out_as_the_model_says(TestDatabase database) {
        List<String> settings = new ArrayList<>(database.settings());
        for (int chunkSize : CHUNK_SIZES) {
            List<String> sized = new ArrayList<>(settings);
            sized.add("kfr.bulkload.chunk-size=" + chunkSize);
            try (RegisterNode node = RegisterNode.start(sized)) {
                for (int i = 0; i < SCENARIOS / CHUNK_SIZES.size(); i++) {
                    new Scenario(node, chunkSize, SEED + i).play();
                }
            }
        }
    }

    private static final class Scenario {

        private static final int STEPS = 25;

        private record Line(int customer, int day, Ownership ownership) {}

        /** @param missing whom a snapshot does not list, once they are counted */
        private record Sent(Batch batch, BatchMode mode, Instant extracted, List<Line> lines, List<Integer> missing) {}

        private final RegisterNode node;
        private final int chunkSize;
        private final long seed;
        private final Random random;
        private final int number;
        private final Batches batches;
        private final OrganisationNumber institution = TestNumbers.organisation();
        private final List<CustomerId> customers = new ArrayList<>();
        private final List<BatchModel> models = new ArrayList<>();
        private final Deque<Sent> waiting = new ArrayDeque<>();
        private final Map<UUID, Map<Integer, EntryOutcome>> expected = new HashMap<>();
        private final List<Sent> all = new ArrayList<>();

        Scenario(RegisterNode node, int chunkSize, long seed) {
            this.node = node;
            this.chunkSize = chunkSize;
            this.seed = seed;
            this.random = new Random(seed);
            this.number = 1 + random.nextInt(9);
            this.batches = node.get(Batches.class);
            for (int i = 0; i < number; i++) {
                customers.add(TestNumbers.customer());
                models.add(new BatchModel());
            }
        }

        void play() {
            node.clock().moveTo(MovableClock.START);
            for (int i = 0; i < STEPS; i++) {
                node.clock().move(Duration.ofMinutes(1));
                int kind = random.nextInt(10);
                if (kind < 4) {
                    single();
                } else if (kind < 6) {
                    send();
                } else {
                    work();
                }
                compare();
            }
            while (!waiting.isEmpty()) {
                node.clock().move(Duration.ofMinutes(1));
                work();
                compare();
            }
            all.forEach(this::compareReport);
        }

        private void single() {
            int customer = random.nextInt(number);
            BatchModel model = models.get(customer);
            Instant at = node.clock().instant();
            // what lists are brought forward for comes after what they bring
            Instant afterThat = at.plus(1, ChronoUnit.MICROS);
            int day = random.nextInt(BatchModel.LAST_START);
            int last = Math.min(day + random.nextInt(6), BatchModel.LAST_START);
            Ownership ownership = Ownership.values()[random.nextInt(3)];
            RelationshipKey key = key(customer);
            Register register = node.get(Register.class);
            boolean done;
            boolean wanted;
            switch (random.nextInt(5)) {
                case 0, 1 -> {
                    Period period = Period.openFrom(BatchModel.day(day));
                    done = changed(
                            () -> register.register(key, period, ownership).outcome());
                    wanted = model.register(at, day, BatchModel.forEver(), ownership);
                }
                case 2 -> {
                    Period period = new Period(BatchModel.day(day), BatchModel.day(last));
                    done = changed(
                            () -> register.register(key, period, ownership).outcome());
                    wanted = model.register(at, day, last, ownership);
                }
                case 3 -> {
                    done = changed(() -> register.end(key, BatchModel.day(day)).outcome());
                    wanted = model.end(at, day) || broughtForward(customer, with -> with.end(afterThat, day));
                }
                default -> {
                    List<BatchModel.Run> runs = model.runs();
                    int start = runs.isEmpty()
                            ? day
                            : runs.get(random.nextInt(runs.size())).from();
                    done = changed(() ->
                            register.annul(key, BatchModel.day(start), "wrong").outcome());
                    wanted = model.annul(at, start) || broughtForward(customer, with -> with.annul(afterThat, start));
                }
            }
            assertThat(done).as("seed %d", seed).isEqualTo(wanted);
        }

        /** What is not there may stand in lists that wait: they are written into the diary first. */
        private boolean broughtForward(int customer, Predicate<BatchModel> instruction) {
            BatchModel with = models.get(customer).copy();
            for (Sent sent : waiting) {
                for (Line line : sent.lines) {
                    boolean done = expected.getOrDefault(sent.batch.batchId(), Map.of())
                            .containsKey(sent.lines.indexOf(line) + 1);
                    if (sent.mode != BatchMode.END && line.customer == customer && !done) {
                        with.listed(node.clock().instant(), sent.extracted, line.day, line.ownership);
                    }
                }
            }
            if (!instruction.test(with)) {
                return false;
            }
            models.set(customer, with);
            return true;
        }

        private boolean changed(Supplier<Outcome> change) {
            try {
                return node.inTransaction(change) != Outcome.ALREADY_THERE;
            } catch (Refused refused) {
                return false;
            }
        }

        private void send() {
            BatchMode mode = BatchMode.values()[random.nextInt(3)];
            // the clock only stands on whole minutes, so that no two changes are of the same moment
            Instant extracted =
                    node.clock().instant().minusSeconds(60L * random.nextInt(8) + (random.nextBoolean() ? 30 : 0));
            List<Line> lines = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                if (random.nextInt(4) > 0) {
                    lines.add(
                            new Line(i, random.nextInt(BatchModel.LAST_START), Ownership.values()[random.nextInt(3)]));
                }
            }
            if (lines.isEmpty()) {
                return;
            }
            StringBuilder text = new StringBuilder();
            for (Line line : sorted(lines)) {
                text.append(customers.get(line.customer).value())
                        .append('#')
                        .append(BatchModel.day(line.day))
                        .append(mode == BatchMode.END ? "" : "#" + OwnershipText.of(line.ownership))
                        .append('\n');
            }
            Batch batch = batches.upload(
                    node.request(),
                    UploadSample.of(institution)
                            .mode(mode)
                            .extractedAt(extracted)
                            .with(text.toString()));
            Sent sent = new Sent(batch, mode, extracted, sorted(lines), new ArrayList<>());
            waiting.add(sent);
            all.add(sent);
        }

        /** One step of the worker: the start of a batch, or one customer of it. */
        private void work() {
            Sent sent = waiting.peek();
            if (sent == null) {
                return;
            }
            BatchRuns runs = node.get(BatchRuns.class);
            if (runs.next(institution).isEmpty()) {
                // it would end a relationship on the day on which it starts
                batches.confirm(
                        node.request(),
                        new BatchQuery(
                                TestSigner.of(institution),
                                new CorrelationId(UUID.randomUUID()),
                                institution.value(),
                                sent.batch.batchId()));
            }
            StoredBatch next = runs.next(institution).orElseThrow();
            assertThat(next.shown().batchId()).isEqualTo(sent.batch.batchId());
            runs.step(next);
            if (next.shown().state() == BatchState.RUNNING) {
                applied(sent, next.chunksDone());
                if (next.chunksDone() + 1 == next.chunks()) {
                    waiting.remove();
                }
            } else if (sent.mode == BatchMode.SNAPSHOT && next.shown().endings() == null) {
                counted(sent);
            }
        }

        /** Who is missing, the register says; nobody who is listed or ended, and all that would be ended. */
        private void counted(Sent sent) {
            report(sent).entries().stream()
                    .skip(sent.lines.size())
                    .forEach(entry -> sent.missing.add(
                            customers.indexOf(new CustomerId(entry.entry().split("#")[0]))));
            for (int i = 0; i < number; i++) {
                int customer = i;
                boolean listed = sent.lines.stream().anyMatch(line -> line.customer == customer);
                BatchModel with = models.get(i).copy();
                boolean ends = !listed
                        && with.listedAsEnded(node.clock().instant(), sent.extracted, BatchModel.TODAY)
                                == EntryOutcome.ENDED;
                boolean mayBe = !listed && models.get(i).isOpen();
                assertThat(sent.missing.contains(i)).as("seed %d", seed).isIn(ends, mayBe);
            }
        }

        /** Chunks of the file come first, then chunks of those who are missing. */
        private void applied(Sent sent, int chunk) {
            int ofFile = (sent.lines.size() + chunkSize - 1) / chunkSize;
            Map<Integer, EntryOutcome> outcomes = expected.computeIfAbsent(sent.batch.batchId(), id -> new HashMap<>());
            if (chunk < ofFile) {
                for (int i = chunk * chunkSize; i < Math.min(sent.lines.size(), (chunk + 1) * chunkSize); i++) {
                    outcomes.put(i + 1, applied(sent, sent.lines.get(i)));
                }
            } else {
                int from = (chunk - ofFile) * chunkSize;
                for (int i = from; i < Math.min(sent.missing.size(), from + chunkSize); i++) {
                    outcomes.put(
                            sent.lines.size() + i + 1,
                            models.get(sent.missing.get(i))
                                    .listedAsEnded(node.clock().instant(), sent.extracted, BatchModel.TODAY));
                }
            }
        }

        private EntryOutcome applied(Sent sent, Line line) {
            BatchModel model = models.get(line.customer);
            Instant now = node.clock().instant();
            return sent.mode == BatchMode.END
                    ? model.listedAsEnded(now, sent.extracted, line.day)
                    : model.listed(now, sent.extracted, line.day, line.ownership);
        }

        private List<Line> sorted(List<Line> lines) {
            return lines.stream()
                    .sorted(Comparator.comparing(
                            each -> customers.get(each.customer).value()))
                    .toList();
        }

        private void compare() {
            for (int i = 0; i < number; i++) {
                RelationshipKey key = key(i);
                List<String> held = node
                        .inTransaction(() -> node.get(Register.class).periods(key))
                        .stream()
                        .map(each -> each.period() + " " + each.ownership())
                        .toList();
                assertThat(held)
                        .as("seed %d", seed)
                        .isEqualTo(models.get(i).runs().stream()
                                .map(run -> run.period() + " " + run.ownership())
                                .toList());
            }
        }

        private void compareReport(Sent sent) {
            BatchReport report = report(sent);
            assertThat(report.batch().state()).isEqualTo(BatchState.COMPLETED);
            Map<Integer, EntryOutcome> outcomes = new HashMap<>();
            report.entries().forEach(entry -> outcomes.put(entry.position(), entry.outcome()));
            assertThat(outcomes).as("seed %d", seed).isEqualTo(expected.get(sent.batch.batchId()));
        }

        private BatchReport report(Sent sent) {
            return batches.report(
                    node.request(),
                    new BatchReportQuery(
                            TestSigner.of(institution),
                            new CorrelationId(UUID.randomUUID()),
                            institution.value(),
                            sent.batch.batchId(),
                            false,
                            null,
                            null));
        }

        private RelationshipKey key(int customer) {
            return new RelationshipKey(institution, customers.get(customer), RelationshipType.DSOPBANK);
        }
    }
}
