package no.kfr.audit.verify;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a verification looked at, and what it found.
 *
 * @param purged content that the retention took out, lawfully
 * @param newest the newest block as {@code number:hash}: the anchor that a later run is given; {@code null} without blocks
 * @param stampedAt what a time stamp authority said of the newest stamped block
 * @param moreFindings findings beyond those that are listed
 */
public record VerificationReport(
        long blocks,
        long entries,
        long messages,
        long purged,
        @Nullable String newest,
        @Nullable Instant newestSealedAt,
        @Nullable String stampedBlock,
        @Nullable Instant stampedAt,
        List<Finding> findings,
        long moreFindings) {

    public boolean sound() {
        return findings.isEmpty();
    }
}
