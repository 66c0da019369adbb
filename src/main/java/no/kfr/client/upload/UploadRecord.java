package no.kfr.client.upload;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import no.kfr.client.file.CustomerRanges.Range;
import no.kfr.contract.upload.BatchMode;
import no.kfr.contract.upload.OnInvalidEntry;
import no.kfr.terminal.CommandFailed;
import no.kfr.terminal.OwnFiles;
import org.jspecify.annotations.Nullable;

/**
 * What an upload is made of and what the register has taken of it. It is on the disk before anything is sent, and gives each part
 * its correlation id: whatever is sent again after an interruption is, to the register, the same batch.
 */
public final class UploadRecord {

    private static final String VERSION = "2";

    private final Path file;
    private final Properties properties;

    private UploadRecord(Path file, Properties properties) {
        this.file = file;
        this.properties = properties;
    }

    /** The state of the institution's file, by which a changed one is told. */
    public record Source(long size, Instant modified) {

        public static Source of(Path file) {
            if (Files.isDirectory(file)) {
                throw new CommandFailed(file + " is a folder, not a file.");
            }
            try {
                FileTime modified = Files.getLastModifiedTime(file);
                return new Source(Files.size(file), modified.toInstant());
            } catch (IOException missing) {
                throw new CommandFailed("There is no file " + file + ", or it cannot be read.", missing);
            }
        }
    }

    static UploadRecord create(Path file, UploadOptions options, Source source, long partSize, List<FilePart> parts) {
        var properties = new Properties();
        properties.setProperty("version", VERSION);
        properties.setProperty("id", UUID.randomUUID().toString());
        properties.setProperty("register", options.register());
        properties.setProperty("institution", options.institution());
        properties.setProperty("mode", options.mode().value());
        properties.setProperty("onInvalidEntry", options.onInvalidEntry().value());
        properties.setProperty("extractedAt", options.extractedAt().toString());
        properties.setProperty("source.size", Long.toString(source.size()));
        properties.setProperty("source.modified", source.modified().toString());
        properties.setProperty("partSize", Long.toString(partSize));
        properties.setProperty("parts", Integer.toString(parts.size()));
        for (FilePart part : parts) {
            String name = "part." + part.number() + ".";
            properties.setProperty(name + "entries", Integer.toString(part.entries()));
            properties.setProperty(name + "sha256", part.contentSha256());
            Range range = part.range();
            if (range != null) {
                properties.setProperty(name + "from", range.from());
                properties.setProperty(name + "to", range.to());
            }
        }
        var record = new UploadRecord(file, properties);
        record.save();
        return record;
    }

    static Optional<UploadRecord> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var properties = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (IOException failed) {
            throw new CommandFailed(file + " cannot be read: " + failed.getMessage() + ".", failed);
        }
        if (!VERSION.equals(properties.getProperty("version"))) {
            throw new CommandFailed(file + " was written by another version of kfr. --restart begins anew.");
        }
        return Optional.of(new UploadRecord(file, properties));
    }

    UploadOptions options() {
        return new UploadOptions(
                text("register"),
                text("institution"),
                BatchMode.fromValue(text("mode")),
                OnInvalidEntry.fromValue(text("onInvalidEntry")),
                Instant.parse(text("extractedAt")));
    }

    Source source() {
        return new Source(Long.parseLong(text("source.size")), Instant.parse(text("source.modified")));
    }

    long partSize() {
        return Long.parseLong(text("partSize"));
    }

    List<FilePart> parts() {
        List<FilePart> parts = new ArrayList<>();
        for (int number = 1; number <= Integer.parseInt(text("parts")); number++) {
            String name = "part." + number + ".";
            String from = properties.getProperty(name + "from");
            parts.add(new FilePart(
                    number,
                    Integer.parseInt(text(name + "entries")),
                    from == null ? null : new Range(from, text(name + "to")),
                    text(name + "sha256")));
        }
        return parts;
    }

    long entries() {
        return parts().stream().mapToLong(FilePart::entries).sum();
    }

    /** The same however often it is asked, and no other part's. */
    String correlationId(FilePart part) {
        String name = text("id") + "/" + part.number() + "/" + part.contentSha256();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** The batch that the register made of a part, once that is known. */
    @Nullable
    String batchId(FilePart part) {
        return properties.getProperty("part." + part.number() + ".batch");
    }

    void taken(FilePart part, String batchId) {
        properties.setProperty("part." + part.number() + ".batch", batchId);
        save();
    }

    boolean anyTaken() {
        return parts().stream().anyMatch(part -> batchId(part) != null);
    }

    private String text(String name) {
        String value = properties.getProperty(name);
        if (value == null) {
            throw new CommandFailed(file + " is damaged: " + name + " is missing. --restart begins anew.");
        }
        return value;
    }

    private void save() {
        try {
            OwnFiles.replace(file, out -> {
                properties.store(out, "An upload that kfr has not finished. The same command goes on with it.");
                return file;
            });
        } catch (IOException failed) {
            throw new CommandFailed(file + " cannot be written: " + failed.getMessage() + ".", failed);
        }
    }
}
