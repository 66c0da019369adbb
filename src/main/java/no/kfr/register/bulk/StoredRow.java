package no.kfr.register.bulk;

import java.time.Instant;
import java.util.Objects;
import no.kfr.identity.Period;
import no.kfr.register.period.Span;
import no.kfr.register.period.Superseding;
import org.jspecify.annotations.Nullable;

/** A row as it stands in the database, current or superseded. */
public record StoredRow(
        Span span,
        Instant recordedAt,
        Instant supersededAt,
        @Nullable Superseding why,
        @Nullable Instant statedAt) {

    public Period period() {
        return span.period();
    }

    boolean isCurrent() {
        return supersededAt.equals(Superseding.NEVER);
    }

    /** Whether it holds the open slot. */
    public boolean isOpenNow() {
        return isCurrent() && period().isOpen();
    }

    /** When what it says was true: a list counts from when it was extracted. */
    public Instant counts() {
        return Objects.requireNonNullElse(statedAt, recordedAt);
    }
}
