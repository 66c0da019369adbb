package no.kfr.soap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import no.kfr.bulkload.BatchState;
import no.kfr.bulkload.BatchUpload;
import no.kfr.bulkload.Batches;
import no.kfr.bulkload.Extract;
import no.kfr.bulkload.ExtractAsked;
import no.kfr.bulkload.OnInvalidEntry;
import no.kfr.bulkload.SpooledFile;
import no.kfr.bulkload.State;
import no.kfr.identity.OrganisationNumber;
import no.kfr.register.RelationshipType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Remembers what came through the edge, and hands out files made for the purpose: the edge alone is looked at. */
class TakenBatches extends Batches {

    private final Map<UUID, byte[]> taken = new ConcurrentHashMap<>();
    private final List<Path> files = new java.util.concurrent.CopyOnWriteArrayList<>();
    private byte[] file = "customerId,startDate,endDate,ownershipType\n".getBytes(StandardCharsets.UTF_8);

    /** Puts them in the place of the real ones. */
    static class Instead {
        @Bean
        @Primary
        TakenBatches takenBatches() {
            return new TakenBatches();
        }
    }

    /** The content of the batch with this correlation id; {@code null} when none came through. */
    byte @org.jspecify.annotations.Nullable [] content(UUID correlationId) {
        return taken.get(correlationId);
    }

    void file(byte[] bytes) {
        file = bytes;
    }

    /** Where the files lay that were handed out. */
    List<Path> files() {
        return files;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public BatchState upload(BatchUpload upload) {
        try (InputStream in = upload.content().open()) {
            byte[] content = in.readAllBytes();
            taken.put(upload.correlationId(), content);
            Instant now = Instant.now();
            return new BatchState(
                    UUID.randomUUID(),
                    upload.correlationId(),
                    OrganisationNumber.read(upload.financialInstitution()).orElseThrow(),
                    upload.signer().organisation(),
                    RelationshipType.DSOPBANK,
                    upload.mode(),
                    State.RECEIVED,
                    now,
                    OnInvalidEntry.REJECT_BATCH,
                    null,
                    1,
                    0,
                    0,
                    0,
                    new BatchState.Counts(0, 0, 0, 0, 0, 0, 0, 0),
                    null,
                    now,
                    null,
                    null,
                    sha256(content));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public Extract extract(ExtractAsked asked) {
        try {
            Path path = Files.write(Files.createTempFile("extract", ".csv"), file);
            files.add(path);
            return new Extract(
                    OrganisationNumber.read(asked.financialInstitution()).orElseThrow(),
                    RelationshipType.DSOPBANK,
                    Instant.now(),
                    new SpooledFile(path, 7, sha256(file), file.length));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
