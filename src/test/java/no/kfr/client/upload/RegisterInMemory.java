package no.kfr.client.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import no.kfr.contract.upload.Batch;
import no.kfr.contract.upload.BatchState;
import no.kfr.contract.upload.EntryOutcome;
import no.kfr.contract.upload.OutcomeCount;

/** Takes each batch once, carries it out a little later, refuses what is not made of digits. Breaks off where a test wants it to. */
final class RegisterInMemory implements BatchCalls {

    /** What a process that is killed does not survive. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    record Taken(Batch batch, List<String> entries, FilePart part) {}

    final Map<String, Taken> byCorrelationId = new LinkedHashMap<>();
    final List<String> calls = new ArrayList<>();
    boolean confirmationNeeded;
    /** At once, as the real one. */
    boolean rejectsRefused;

    BatchState end = BatchState.COMPLETED;
    /** Half calls until the end: an odd one ends before the call has an effect, an even one before its answer comes. */
    int breaksAt = Integer.MAX_VALUE;

    private int halves;

    @Override
    public Batch upload(UploadOptions options, FilePart part, String correlationId, Path content) {
        return call(
                "upload",
                () -> byCorrelationId
                        .computeIfAbsent(correlationId, id -> take(options, part, id, content))
                        .batch());
    }

    private Taken take(UploadOptions options, FilePart part, String correlationId, Path content) {
        List<String> entries;
        try (var in = new GZIPInputStream(Files.newInputStream(content))) {
            entries = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        var batch = new Batch();
        batch.setBatchId(UUID.randomUUID().toString());
        batch.setCorrelationId(correlationId);
        batch.setMode(options.mode());
        batch.setState(BatchState.RECEIVED);
        batch.setEntries(BigInteger.valueOf(entries.size()));
        batch.setProcessed(BigInteger.ZERO);
        var taken = new Taken(batch, entries, part);
        if (rejectsRefused && !refused(taken).isEmpty()) {
            batch.setState(BatchState.REJECTED);
            count(batch, EntryOutcome.REFUSED, refused(taken).size());
        }
        return taken;
    }

    @Override
    public Batch batch(String batchId) {
        return call("batch", () -> {
            Batch batch = taken(batchId).batch();
            if (batch.getState() == BatchState.RECEIVED && confirmationNeeded) {
                batch.setState(BatchState.AWAITING_CONFIRMATION);
                batch.setMissingEnded(BigInteger.valueOf(7));
                batch.setOpenRelationships(BigInteger.TEN);
            } else if (batch.getState() == BatchState.RECEIVED) {
                batch.setState(BatchState.RUNNING);
            } else if (batch.getState() == BatchState.RUNNING) {
                finish(taken(batchId));
            }
            return batch;
        });
    }

    private void finish(Taken taken) {
        Batch batch = taken.batch();
        batch.setState(end);
        batch.setProcessed(batch.getEntries());
        int refused = refused(taken).size();
        count(batch, EntryOutcome.ADDED, taken.entries().size() - refused);
        count(batch, EntryOutcome.REFUSED, refused);
    }

    private static void count(Batch batch, EntryOutcome outcome, int number) {
        if (number > 0) {
            var count = new OutcomeCount();
            count.setOutcome(outcome);
            count.setCount(BigInteger.valueOf(number));
            batch.getOutcome().add(count);
        }
    }

    @Override
    public Batch confirm(String batchId) {
        return call("confirm", () -> {
            Batch batch = taken(batchId).batch();
            batch.setState(BatchState.RUNNING);
            return batch;
        });
    }

    @Override
    public Batch cancel(String batchId) {
        return call("cancel", () -> {
            Batch batch = taken(batchId).batch();
            batch.setState(BatchState.CANCELLED);
            // nothing of it had been carried out
            batch.setMissingEnded(batch.getMissingEnded() == null ? null : BigInteger.ZERO);
            return batch;
        });
    }

    @Override
    public void refused(String batchId, Path to) {
        call("refused", () -> {
            List<String> lines = new ArrayList<>(List.of("position,entry,outcome,code,rule"));
            Taken taken = taken(batchId);
            for (int index : refused(taken)) {
                lines.add(index + 1 + "," + taken.entries().get(index) + ",refused,KFR-005,a customer id");
            }
            try {
                return Files.write(to, lines);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    private static List<Integer> refused(Taken taken) {
        List<Integer> refused = new ArrayList<>();
        for (int i = 0; i < taken.entries().size(); i++) {
            if (!taken.entries().get(i).matches("[0-9#-]+")) {
                refused.add(i);
            }
        }
        return refused;
    }

    private Taken taken(String batchId) {
        return byCorrelationId.values().stream()
                .filter(taken -> taken.batch().getBatchId().equals(batchId))
                .findFirst()
                .orElseThrow();
    }

    private <T> T call(String name, Supplier<T> effect) {
        calls.add(name);
        breakOff();
        T answer = effect.get();
        breakOff();
        return answer;
    }

    private void breakOff() {
        if (++halves == breaksAt) {
            throw new Killed();
        }
    }
}
