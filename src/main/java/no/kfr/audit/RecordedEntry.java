package no.kfr.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import no.kfr.identity.ControlObject;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it is read from the journal. Fields as in {@link JournalEntry}.
 *
 * @param controlObject masks itself; {@code null} when there was none, or when it was purged
 * @param block the block that holds it; {@code null} while it waits for its seal
 */
public record RecordedEntry(
        UUID id,
        Instant recordedAt,
        String operation,
        String actor,
        @Nullable String principal,
        @Nullable String certificate,
        @Nullable String correlationId,
        @Nullable String caseId,
        @Nullable String legalMandate,
        @Nullable ControlObject controlObject,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String outcome,
        @Nullable String detail,
        @Nullable Long block) {}
