package no.kfr.bulkload.intake;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import no.kfr.bulkload.batch.BatchMode;
import no.kfr.bulkload.batch.BulkloadSettings;
import no.kfr.identity.IdentityRule;
import no.kfr.refusal.Refused;
import org.springframework.util.unit.DataSize;

/**
 * Whatever bytes a file has, plain or packed, reading it ends in entries with an outcome each, or in a refusal, never in another
 * exception. Runs the inputs that are kept beside it; {@code mvn verify -Pfuzz} looks for new ones for ten minutes.
 */
class BatchContentFuzzTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final BulkloadSettings SETTINGS = new BulkloadSettings(
            DataSize.ofMegabytes(1),
            200,
            0.1,
            20,
            4,
            100,
            4,
            Duration.ofMinutes(10),
            1000,
            100,
            10_000,
            2,
            Duration.ofSeconds(1),
            Duration.ZERO,
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofDays(400));

    @FuzzTest(maxDuration = "10m")
    void ends_in_entries_or_a_refusal(byte[] bytes) throws IOException {
        for (BatchMode mode : BatchMode.values()) {
            EntryList entries = new EntryList(64);
            try (var text = new ExpandedContent(new ByteArrayInputStream(bytes), SETTINGS)) {
                new ContentReader(new EntryReader(mode, null, IdentityRule.ofAnyRegister(TODAY), TODAY, entries))
                        .read(text);
                entries.close(mode);
            } catch (Refused expected) {
                // a code, and with it the typed fault
            }
        }
    }
}
