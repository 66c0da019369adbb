package no.kfr.soap.upload;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import no.kfr.contract.upload.BatchMode;
import no.kfr.contract.upload.BatchState;
import no.kfr.contract.upload.ConfirmationReason;
import no.kfr.contract.upload.EntryOutcome;
import no.kfr.contract.upload.OnInvalidEntry;
import no.kfr.contract.upload.OutcomeCount;

/** The contract's words for states and outcomes of batches. */
public final class BatchWords {

    private BatchWords() {}

    /** How often each outcome occurred so far; those that did not are left out. */
    static List<OutcomeCount> counts(no.kfr.bulkload.batch.Batch batch) {
        no.kfr.bulkload.batch.Batch.Counts counts = batch.counts();
        Map<EntryOutcome, Integer> all = new EnumMap<>(EntryOutcome.class);
        all.put(EntryOutcome.ADDED, counts.added());
        all.put(EntryOutcome.CHANGED, counts.changed());
        all.put(EntryOutcome.ALREADY_THERE, counts.alreadyThere());
        all.put(EntryOutcome.ENDED, counts.ended());
        all.put(EntryOutcome.NOT_FOUND, counts.notFound());
        all.put(EntryOutcome.DUPLICATE, batch.duplicates());
        all.put(EntryOutcome.OVERTAKEN, counts.overtaken());
        all.put(EntryOutcome.REFUSED, batch.refused() + counts.beforeStart());
        all.put(EntryOutcome.NOT_APPLIED, counts.notApplied());
        int known = all.values().stream().mapToInt(Integer::intValue).sum();
        all.put(EntryOutcome.PENDING, batch.entries() - known);
        List<OutcomeCount> there = new ArrayList<>();
        all.forEach((outcome, number) -> {
            if (number > 0) {
                there.add(count(outcome, number));
            }
        });
        return there;
    }

    private static OutcomeCount count(EntryOutcome outcome, int number) {
        OutcomeCount count = new OutcomeCount();
        count.setOutcome(outcome);
        count.setCount(BigInteger.valueOf(number));
        return count;
    }

    public static EntryOutcome outcome(no.kfr.bulkload.entry.EntryOutcome outcome) {
        return switch (outcome) {
            case PENDING -> EntryOutcome.PENDING;
            case ADDED -> EntryOutcome.ADDED;
            case CHANGED -> EntryOutcome.CHANGED;
            case ALREADY_THERE -> EntryOutcome.ALREADY_THERE;
            case ENDED -> EntryOutcome.ENDED;
            case NOT_FOUND -> EntryOutcome.NOT_FOUND;
            case OVERTAKEN -> EntryOutcome.OVERTAKEN;
            case DUPLICATE -> EntryOutcome.DUPLICATE;
            // an end before the start is found only when its turn comes, and is a refusal like those found before
            case REFUSED, BEFORE_START -> EntryOutcome.REFUSED;
            case NOT_APPLIED -> EntryOutcome.NOT_APPLIED;
        };
    }

    public static BatchMode mode(no.kfr.bulkload.batch.BatchMode mode) {
        return switch (mode) {
            case REGISTER -> BatchMode.REGISTER;
            case END -> BatchMode.END;
            case SNAPSHOT -> BatchMode.SNAPSHOT;
        };
    }

    public static BatchState state(no.kfr.bulkload.batch.BatchState state) {
        return switch (state) {
            case RECEIVED -> BatchState.RECEIVED;
            case AWAITING_CONFIRMATION -> BatchState.AWAITING_CONFIRMATION;
            case RUNNING -> BatchState.RUNNING;
            case COMPLETED -> BatchState.COMPLETED;
            case REJECTED -> BatchState.REJECTED;
            case CANCELLED -> BatchState.CANCELLED;
        };
    }

    public static ConfirmationReason confirmationReason(no.kfr.bulkload.batch.ConfirmationReason why) {
        return switch (why) {
            case MANY_ENDINGS -> ConfirmationReason.MANY_ENDINGS;
            case UNREADABLE_CUSTOMERS -> ConfirmationReason.UNREADABLE_CUSTOMERS;
            case ENDS_ON_START -> ConfirmationReason.END_DATES_ARE_START_DATES;
            case EARLY_STARTS -> ConfirmationReason.EARLY_START_DATES;
        };
    }

    public static OnInvalidEntry onInvalidEntry(no.kfr.bulkload.batch.OnInvalidEntry onInvalidEntry) {
        return switch (onInvalidEntry) {
            case REJECT_BATCH -> OnInvalidEntry.REJECT_BATCH;
            case SKIP_ENTRY -> OnInvalidEntry.SKIP_ENTRY;
        };
    }
}
