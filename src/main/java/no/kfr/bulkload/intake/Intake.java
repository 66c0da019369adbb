package no.kfr.bulkload.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.function.Supplier;
import no.kfr.bulkload.batch.BulkloadSettings;
import no.kfr.capacity.Permits;
import no.kfr.digest.Sha256;
import no.kfr.identity.IdentitySettings;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import org.springframework.stereotype.Component;

/** Reads contents: only a few at the same time, because each is held in memory, if only as numbers. */
@Component
public class Intake {

    private static final Duration LATER = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Bytes of an entry with a date; where entries are shorter, the list grows. */
    private static final int USUAL_ENTRY = 21;

    private static final int MOST_EXPECTED = 1_000_000;

    private final Permits places;
    private final BulkloadSettings settings;
    private final IdentitySettings identity;

    Intake(BulkloadSettings settings, IdentitySettings identity) {
        this.places = Permits.of(settings.maxConcurrentUploads(), LATER);
        this.settings = settings;
        this.identity = identity;
    }

    /** What was read. */
    record Read(EntryList entries, String contentSha256) {}

    /** Does what needs the memory of a whole batch, when there is room for it. */
    public <T> T withRoom(Supplier<T> work) {
        places.acquire(1, PATIENCE);
        try {
            return work.get();
        } finally {
            places.release(1);
        }
    }

    /**
     * All entries, checked and sorted.
     *
     * @param today no entry has a later date
     * @param day stands for a date that is left out: when the list was true
     */
    Read read(BatchUpload upload, LocalDate today, LocalDate day) {
        long length = upload.content().length().orElse(0);
        if (length > settings.maxContentSize().toBytes()) {
            throw ExpandedContent.tooLarge(settings);
        }
        EntryList entries = new EntryList((int) Math.min(MOST_EXPECTED, length / USUAL_ENTRY + 64));
        var reader = new EntryReader(upload.mode(), upload.customerRange(), identity.on(today), day, entries);
        String sha256 = digested(upload, new ContentReader(reader)::read);
        if (entries.entries() == 0) {
            throw Refused.because(Code.BATCH_WITHOUT_ENTRIES, "content", "at least one entry");
        }
        Integer declared = upload.numberOfEntries();
        if (declared != null && declared != entries.entries()) {
            throw Refused.because(
                    Code.ENTRIES_NOT_AS_COUNTED,
                    "numberOfEntries",
                    "the number of entries that the content holds, which is " + entries.entries());
        }
        entries.close(upload.mode());
        return new Read(entries, sha256);
    }

    /** The digest of a content that is not read otherwise. */
    String sha256(BatchUpload upload) {
        return digested(upload, content -> {
            byte[] buffer = new byte[8192];
            while (content.read(buffer) >= 0) {
                // the expansion is read only because its limits hold for the whole
            }
        });
    }

    private String digested(BatchUpload upload, Reading reading) {
        var digest = Sha256.start();
        try (InputStream raw = upload.content().open();
                var signed = new DigestInputStream(raw, digest);
                var text = new ExpandedContent(signed, settings)) {
            reading.of(text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return Sha256.hex(digest);
    }

    private interface Reading {
        void of(InputStream content) throws IOException;
    }
}
