package no.kfr.audit.verify;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a verification looked at, and what it found.
 *
 * @param newest {@code null} without blocks
 * @param stamp of the newest stamped block; {@code null} without any
 * @param moreFindings findings beyond those that are listed
 */
public record VerificationReport(
        Counts counts, @Nullable Newest newest, @Nullable Stamp stamp, List<Finding> findings, long moreFindings) {

    /**
     * How much was looked at; each number is added by its name.
     *
     * @param purged content that the retention took out, lawfully
     * @param late entries that have waited for their seal for more than a minute
     */
    public record Counts(long blocks, long entries, long messages, long purged, long late) {

        public static Counts ofBlocks(long number) {
            return new Counts(number, 0, 0, 0, 0);
        }

        public Counts withEntries(long number) {
            return new Counts(blocks, number, messages, purged, late);
        }

        public Counts withMessages(long number) {
            return new Counts(blocks, entries, number, purged, late);
        }

        public Counts withPurged(long number) {
            return new Counts(blocks, entries, messages, number, late);
        }

        public Counts withLate(long number) {
            return new Counts(blocks, entries, messages, purged, number);
        }
    }

    /** @param anchor the newest block as {@code number:hash}, which a later run is given */
    public record Newest(String anchor, Instant sealedAt) {}

    /**
     * What a time stamp authority said.
     *
     * @param anchor the block as {@code number:hash}
     */
    public record Stamp(String anchor, Instant at) {}

    public boolean sound() {
        return findings.isEmpty();
    }

    /** How many findings there are, listed or not. */
    public long allFindings() {
        return findings.size() + moreFindings;
    }
}
