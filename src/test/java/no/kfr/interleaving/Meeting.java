package no.kfr.interleaving;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import no.kfr.MovableClock;
import no.kfr.RegisterNode;
import no.kfr.TestNumbers;
import no.kfr.TestSigner;
import no.kfr.access.Signer;
import no.kfr.bulkload.BatchQuery;
import no.kfr.bulkload.Batches;
import no.kfr.bulkload.UploadSample;
import no.kfr.bulkload.apply.BatchRuns;
import no.kfr.bulkload.batch.Batch;
import no.kfr.bulkload.batch.BatchMode;
import no.kfr.bulkload.intake.BatchUpload;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.refusal.Refused;
import no.kfr.register.Register;
import no.kfr.register.RelationshipKey;
import no.kfr.register.RelationshipType;
import no.kfr.register.period.Change;
import no.kfr.register.period.Ownership;

/** One institution with one customer, whom an instruction and a batch are about at the same time. */
final class Meeting {

    private static final LocalDate START = LocalDate.of(2024, 1, 1);

    /** What is there before. */
    enum Before {
        NOTHING,
        OPEN,
        ENDED
    }

    /** What the institution's customer is told alone. */
    enum Single {
        REGISTER,
        REGISTER_EARLIER,
        END,
        ANNUL
    }

    /** What a batch says of the customer. */
    enum Listed {
        REGISTER,
        END,
        SNAPSHOT,
        MISSING,
        CANCELLED
    }

    private final RegisterNode node;
    private final Batches batches;
    private final OrganisationNumber institution = TestNumbers.organisation();
    private final Signer signer = TestSigner.of(institution);
    private final CustomerId customer = TestNumbers.customer();
    private final CustomerId other = TestNumbers.customer();
    private final Batch batch;
    private final Supplier<String> single;
    private final Supplier<String> step;

    Meeting(RegisterNode node, Before before, Single single, Listed listed) {
        this.node = node;
        this.batches = node.get(Batches.class);
        this.single = () -> answer(() -> instruct(single));
        this.step = listed == Listed.CANCELLED ? this::cancel : this::run;
        node.clock().moveTo(MovableClock.START);
        if (before != Before.NOTHING) {
            register(START.plusMonths(2));
        }
        if (before == Before.ENDED) {
            node.inTransaction(() -> node.get(Register.class).end(key(), START.plusMonths(8)));
        }
        node.clock().move(Duration.ofMinutes(1));
        this.batch = batches.upload(node.request(), upload(listed));
        node.clock().move(Duration.ofMinutes(1));
    }

    Actor single() {
        return new Actor(single);
    }

    Actor batch() {
        return new Actor(step);
    }

    /** What came of it, for the one who asked and for all. */
    String outcome(Actor instruction, Actor step) {
        instruction.free();
        step.free();
        String answered = instruction.result();
        step.result();
        // what is left of the batch is carried out before anybody looks
        run();
        List<String> periods = node.inTransaction(() -> node.get(Register.class).periods(key())).stream()
                .map(held -> held.period() + " " + held.ownership())
                .toList();
        return answered + " " + periods + " "
                + batches.get(node.request(), query()).state();
    }

    private BatchUpload upload(Listed listed) {
        BatchMode mode = switch (listed) {
            case REGISTER, CANCELLED -> BatchMode.REGISTER;
            case END -> BatchMode.END;
            case SNAPSHOT, MISSING -> BatchMode.SNAPSHOT;
        };
        String entry = switch (listed) {
            case MISSING -> other.value();
            case END -> customer.value() + "#2025-01-01";
            default -> customer.value() + "#" + START;
        };
        byte[] content = entry.getBytes(StandardCharsets.UTF_8);
        return UploadSample.of(institution).by(signer).mode(mode).with(content);
    }

    private String run() {
        node.get(BatchRuns.class).run(institution, () -> true);
        return "";
    }

    private String cancel() {
        return batches.cancel(node.request(), query()).state().name();
    }

    private Change instruct(Single single) {
        return switch (single) {
            case REGISTER -> register(START.plusMonths(3));
            case REGISTER_EARLIER -> register(START.minusMonths(3));
            case END -> node.inTransaction(() -> node.get(Register.class).end(key(), LocalDate.of(2025, 6, 1)));
            case ANNUL -> node.inTransaction(() -> node.get(Register.class).annul(key(), START, "wrong"));
        };
    }

    private Change register(LocalDate from) {
        Period period = Period.openFrom(from);
        return node.inTransaction(() -> node.get(Register.class).register(key(), period, Ownership.UNKNOWN));
    }

    private static String answer(Supplier<Change> instruction) {
        try {
            return instruction.get().outcome().name();
        } catch (Refused refused) {
            return refused.code().id();
        }
    }

    private RelationshipKey key() {
        return new RelationshipKey(institution, customer, RelationshipType.DSOPBANK);
    }

    private BatchQuery query() {
        return new BatchQuery(signer, new CorrelationId(UUID.randomUUID()), institution.value(), batch.batchId());
    }
}
