package no.kfr.bulkload.apply;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.kfr.bulkload.batch.BatchMode;
import no.kfr.bulkload.batch.BulkloadSettings;
import no.kfr.bulkload.batch.ConfirmationReason;
import no.kfr.bulkload.batch.StoredBatch;
import no.kfr.bulkload.entry.ChunkTable;
import no.kfr.register.RegisterSettings;
import no.kfr.register.bulk.BulkEntry;
import no.kfr.register.bulk.BulkRegister;
import no.kfr.register.bulk.OwnRelationships;
import no.kfr.transaction.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds out, when a batch's turn has come, whether what it would do is rather a mistake: ends too many, ends relationships on the day
 * on which they start, or registers starts of long ago. Only what would change something counts, so that a file that was confirmed once
 * is not asked about again.
 */
@Component
public class PlausibilityCheck {

    private final BulkRegister register;
    private final OwnRelationships relationships;
    private final BatchProgress progress;
    private final ChunkTable chunks;
    private final UnitOfWork transaction;
    private final BulkloadSettings settings;
    private final RegisterSettings registerSettings;

    PlausibilityCheck(
            BulkRegister register,
            OwnRelationships relationships,
            BatchProgress progress,
            ChunkTable chunks,
            UnitOfWork transaction,
            BulkloadSettings settings,
            RegisterSettings registerSettings) {
        this.register = register;
        this.relationships = relationships;
        this.progress = progress;
        this.chunks = chunks;
        this.transaction = transaction.inBulk();
        this.settings = settings;
        this.registerSettings = registerSettings;
    }

    /** Whether the batch has to be looked at before it starts. */
    boolean mayBeAbout(StoredBatch batch) {
        return batch.shown().mode() == BatchMode.END
                ? batch.shown().wouldEnd() == null
                : batch.earlyStarts() > 0 && !batch.confirmed();
    }

    /** Lets the batch go on, or wait to be confirmed. */
    void settle(StoredBatch batch, Instant now) {
        if (batch.shown().mode() == BatchMode.END) {
            Endings endings = endings(batch);
            ConfirmationReason why = why(batch, endings);
            transaction.run(() -> progress.endingsCounted(batch, endings.number, why));
        } else {
            ConfirmationReason why = startsTooEarly(batch) ? ConfirmationReason.EARLY_STARTS : null;
            transaction.run(() -> progress.startOrAwaitConfirmation(batch, why, now));
        }
    }

    /** Whether an entry would give the register a start of long ago that it does not hold. */
    boolean startsTooEarly(StoredBatch batch) {
        for (int number = 0; batch.earlyStarts() > 0 && number < batch.chunks(); number++) {
            List<BulkEntry> doubtful = entries(batch, number).stream()
                    .filter(entry -> registerSettings.isDoubtful(entry.date()))
                    .toList();
            Map<String, LocalDate> open = openSince(batch, doubtful);
            for (BulkEntry entry : doubtful) {
                if (open.getOrDefault(entry.customer(), LocalDate.MAX).isAfter(entry.date())) {
                    return true;
                }
            }
        }
        return false;
    }

    private @Nullable ConfirmationReason why(StoredBatch batch, Endings endings) {
        if (endings.onStart > 0) {
            return ConfirmationReason.ENDS_ON_START;
        }
        int number = endings.number;
        return settings.needsConfirmation(number, 0)
                        && settings.needsConfirmation(number, open(batch, settings.enoughFor(number)))
                ? ConfirmationReason.MANY_ENDINGS
                : null;
    }

    /** May read the whole table, and then takes as long as that takes. */
    private long open(StoredBatch batch, int most) {
        return transaction.read(() -> relationships.countOpen(batch.scope(), most));
    }

    private Endings endings(StoredBatch batch) {
        var endings = new Endings();
        for (int number = 0; number < batch.chunks(); number++) {
            List<BulkEntry> entries = entries(batch, number);
            Map<String, LocalDate> open = openSince(batch, entries);
            entries.forEach(entry -> endings.add(entry.date(), open.get(entry.customer())));
        }
        return endings;
    }

    private List<BulkEntry> entries(StoredBatch batch, int number) {
        List<BulkEntry> entries = new ArrayList<>();
        ChunkWork.leaders(transaction.run(() -> chunks.read(batch.id(), number)), entries);
        return entries;
    }

    private Map<String, LocalDate> openSince(StoredBatch batch, List<BulkEntry> entries) {
        return entries.isEmpty() ? Map.of() : transaction.run(() -> register.openSince(batch.scope(), entries));
    }

    /** What a batch in mode END would end. */
    private static final class Endings {

        private int number;
        private int onStart;

        void add(LocalDate lastDay, @Nullable LocalDate start) {
            if (start != null && !lastDay.isBefore(start)) {
                number++;
                onStart += lastDay.equals(start) ? 1 : 0;
            }
        }
    }
}
