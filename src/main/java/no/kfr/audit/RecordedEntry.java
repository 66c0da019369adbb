package no.kfr.audit;

import java.time.Instant;
import java.util.UUID;
import no.kfr.identity.ControlObject;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it is read from the journal.
 *
 * @param controlObject masks itself; {@code null} when there was none, or when it was purged
 * @param block the block that holds it; {@code null} while it waits for its seal
 */
public record RecordedEntry(
        UUID id,
        Instant recordedAt,
        EntryFacts facts,
        @Nullable ControlObject controlObject,
        @Nullable String detail,
        @Nullable Long block) {

    public String operation() {
        return facts.operation();
    }

    public String actor() {
        return facts.actors().actor();
    }

    public @Nullable String principal() {
        return facts.actors().principal();
    }

    public String outcome() {
        return facts.outcome();
    }
}
