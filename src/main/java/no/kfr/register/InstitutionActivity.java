package no.kfr.register;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the register holds of one institution.
 *
 * @param open relationships that go on
 * @param current all that it would answer today, those that have ended included
 * @param lastUpload {@code null}: it never uploaded anything
 */
public record InstitutionActivity(
        long open, long current, @Nullable Instant lastUpload) {

    public static final InstitutionActivity NONE = new InstitutionActivity(0, 0, null);
}
