package no.kfr.register.bulk;

import java.time.Instant;
import java.util.Objects;
import no.kfr.identity.Period;
import no.kfr.register.period.RecordedPeriod;
import no.kfr.register.period.Superseding;
import org.jspecify.annotations.Nullable;

/** A row as it stands in the database, current or superseded. */
record StoredRow(
        RecordedPeriod held,
        Instant supersededAt,
        @Nullable Superseding why,
        @Nullable Instant statedAt) {

    Period period() {
        return held.period();
    }

    boolean isCurrent() {
        return supersededAt.equals(Superseding.NEVER);
    }

    /** Whether it holds the open slot. */
    boolean isOpenNow() {
        return isCurrent() && period().isOpen();
    }

    /** When what it says was true: a list counts from when it was extracted. */
    Instant counts() {
        return Objects.requireNonNullElse(statedAt, held.recordedAt());
    }
}
