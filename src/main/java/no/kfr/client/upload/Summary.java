package no.kfr.client.upload;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.kfr.contract.upload.Batch;
import no.kfr.contract.upload.BatchState;
import no.kfr.contract.upload.EntryOutcome;
import no.kfr.contract.upload.OutcomeCount;
import no.kfr.terminal.Exit;
import org.jspecify.annotations.Nullable;

/** What became of all batches of an upload, together. */
public final class Summary {

    private final Map<EntryOutcome, Long> outcomes = new EnumMap<>(EntryOutcome.class);
    private final Collection<Batch> batches;
    private long entries;
    private long missingEnded;

    Summary(Collection<Batch> batches) {
        this.batches = batches;
        for (Batch batch : batches) {
            entries += batch.getEntries().longValue();
            missingEnded += isFinal(batch) ? number(batch.getMissingEnded()) : 0;
            for (OutcomeCount count : batch.getOutcome()) {
                outcomes.merge(count.getOutcome(), count.getCount().longValue(), Long::sum);
            }
        }
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line("entries", entries));
        outcomes.forEach((outcome, count) -> lines.add(line("  " + word(outcome), count)));
        if (missingEnded > 0) {
            lines.add(line("missing in the file, ended", missingEnded));
        }
        lines.addAll(bad());
        return lines;
    }

    /** What was not done as a whole. */
    List<String> bad() {
        List<String> lines = new ArrayList<>();
        long rejected = count(BatchState.REJECTED);
        long cancelled = count(BatchState.CANCELLED);
        if (rejected > 0) {
            lines.add("Rejected: " + ofAll(rejected) + ". Nothing of what was rejected was carried out.");
        }
        if (cancelled > 0) {
            lines.add("Cancelled: " + ofAll(cancelled) + ". What was not carried out by then never will be.");
        }
        return lines;
    }

    int exitCode() {
        if (count(BatchState.REJECTED) + count(BatchState.CANCELLED) > 0) {
            return Exit.NOT_CARRIED_OUT;
        }
        if (count(BatchState.AWAITING_CONFIRMATION) > 0) {
            return Exit.AWAITING_CONFIRMATION;
        }
        return refused() ? Exit.SOME_REFUSED : Exit.DONE;
    }

    /** Whether all of it is over. */
    boolean isFinal() {
        return batches.stream().allMatch(Summary::isFinal);
    }

    /** Whether the report has entries with a code. */
    boolean refused() {
        return outcomes.containsKey(EntryOutcome.REFUSED) || outcomes.containsKey(EntryOutcome.NOT_FOUND);
    }

    static boolean isFinal(Batch batch) {
        return switch (batch.getState()) {
            case COMPLETED, REJECTED, CANCELLED -> true;
            case RECEIVED, AWAITING_CONFIRMATION, RUNNING -> false;
        };
    }

    public static String line(String name, long number) {
        return String.format(Locale.ROOT, "  %-28s %,15d", name, number);
    }

    static long number(@Nullable BigInteger number) {
        return number == null ? 0 : number.longValue();
    }

    private long count(BatchState state) {
        return batches.stream().filter(batch -> batch.getState() == state).count();
    }

    private String ofAll(long some) {
        return batches.size() == 1 ? "the batch" : some + " of " + batches.size() + " batches";
    }

    private static String word(EntryOutcome outcome) {
        return switch (outcome) {
            case ADDED -> "added";
            case CHANGED -> "changed";
            case ALREADY_THERE -> "already there";
            case ENDED -> "ended";
            case NOT_FOUND -> "not found";
            case DUPLICATE -> "duplicate";
            case OVERTAKEN -> "overtaken";
            case REFUSED -> "refused";
            case PENDING -> "pending";
            case NOT_APPLIED -> "not carried out";
        };
    }
}
