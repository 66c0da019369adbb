package no.kfr.client.upload;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import no.kfr.client.connect.CallRetry;
import no.kfr.client.soap.CallFailed;
import no.kfr.contract.upload.Batch;
import no.kfr.contract.upload.BatchState;
import no.kfr.terminal.CommandFailed;
import no.kfr.terminal.Meter;
import no.kfr.terminal.Terminal;

/**
 * Sends the parts of an upload, one after the other, and follows what becomes of them. It may die at any moment: another one with
 * the same record goes on, and nothing is carried out twice.
 */
final class UploadRun {

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private static final String STATE_DOES_NOT_PERMIT = "KFR-068";

    private final BatchCalls register;
    private final PartsFolder folder;
    private final UploadRecord record;
    private final Terminal terminal;
    private final CallRetry.Pause pause;
    private final Map<FilePart, Batch> batches = new LinkedHashMap<>();

    UploadRun(BatchCalls register, PartsFolder folder, UploadRecord record, Terminal terminal, CallRetry.Pause pause) {
        this.register = register;
        this.folder = folder;
        this.record = record;
        this.terminal = terminal;
        this.pause = pause;
    }

    /** Sends what the register has not taken yet. */
    void send() {
        List<FilePart> parts = record.parts();
        long sent = parts.stream()
                .filter(part -> record.batchId(part) != null)
                .mapToLong(FilePart::entries)
                .sum();
        try (Meter meter = terminal.meter("Sending", record.entries())) {
            meter.at(sent);
            for (FilePart part : parts) {
                if (record.batchId(part) == null) {
                    Batch batch = register.upload(
                            record.options(), part, record.correlationId(part), folder.content(part.number()));
                    record.taken(part, batch.getBatchId());
                    batches.put(part, batch);
                    sent += part.entries();
                    meter.at(sent);
                }
            }
        }
    }

    /**
     * Waits until everything that was sent is carried out, or is known not to be.
     *
     * @return a part that waits for a word; nothing when all is over
     */
    Optional<FilePart> follow() {
        long before = 0;
        try (Meter meter = terminal.meter("Carrying out", record.entries())) {
            for (FilePart part : record.parts()) {
                Batch batch = follow(part, before, meter);
                if (batch.getState() == BatchState.AWAITING_CONFIRMATION) {
                    return Optional.of(part);
                }
                before += part.entries();
                meter.at(before);
            }
        }
        return Optional.empty();
    }

    /** How the batch of a part stood when it was last asked about. */
    Batch batch(FilePart part) {
        return Objects.requireNonNull(batches.get(part));
    }

    void confirm(FilePart part) {
        String batchId = batch(part).getBatchId();
        batches.put(part, unlessOver(part, () -> register.confirm(batchId), BatchState.AWAITING_CONFIRMATION));
    }

    /** All batches as they are when the last one is taken. */
    Summary taken() {
        for (FilePart part : record.parts()) {
            if (!batches.containsKey(part)) {
                ask(part);
            }
        }
        return summary();
    }

    /** All batches as they were last seen. */
    Summary summary() {
        return new Summary(batches.values());
    }

    /** An answer that was lost may have been the one that said yes. */
    private Batch unlessOver(FilePart part, Supplier<Batch> call, BatchState unchanged) {
        try {
            return call.get();
        } catch (CallFailed refused) {
            if (!STATE_DOES_NOT_PERMIT.equals(refused.code()) || ask(part).getState() == unchanged) {
                throw refused;
            }
            return batch(part);
        }
    }

    private Batch follow(FilePart part, long before, Meter meter) {
        Batch batch = batches.get(part);
        if (batch == null) {
            batch = ask(part);
        }
        long processed = -1;
        Duration wait = FIRST;
        while (!Summary.isFinal(batch) && batch.getState() != BatchState.AWAITING_CONFIRMATION) {
            boolean moved = batch.getProcessed().longValue() > processed;
            processed = batch.getProcessed().longValue();
            meter.at(before + Math.min(processed, part.entries()));
            wait = moved ? FIRST : longer(wait);
            sleep(wait);
            batch = ask(part);
        }
        return batch;
    }

    /** Cancels what is not carried out yet. */
    void cancel() {
        for (FilePart part : record.parts()) {
            String batchId = record.batchId(part);
            if (batchId != null && !Summary.isFinal(ask(part))) {
                batches.put(part, unlessOver(part, () -> register.cancel(batchId), BatchState.RECEIVED));
            }
        }
    }

    /** Fetches the reports of the batches that refused anything. */
    long refused(Path to) {
        List<RefusedFile.Reported> reports = new ArrayList<>();
        batches.forEach((part, batch) -> {
            if (new Summary(List.of(batch)).refused()) {
                Path report = folder.report(part.number());
                register.refused(batch.getBatchId(), report);
                reports.add(new RefusedFile.Reported(part, report));
            }
        });
        return RefusedFile.write(to, folder, reports);
    }

    private Batch ask(FilePart part) {
        Batch batch = register.batch(Objects.requireNonNull(record.batchId(part)));
        batches.put(part, batch);
        return batch;
    }

    private void sleep(Duration wait) {
        try {
            pause.last(wait);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("Interrupted. The same command goes on.", stopped);
        }
    }

    private static Duration longer(Duration wait) {
        Duration longer = wait.multipliedBy(3).dividedBy(2);
        return longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
    }
}
