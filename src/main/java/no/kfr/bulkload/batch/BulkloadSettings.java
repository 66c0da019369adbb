package no.kfr.bulkload.batch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How large batches may be, when one asks back, and how they are applied.
 *
 * @param maxContentSize of a batch, after expansion
 * @param maxExpansion to how many times its size a gzip may expand
 * @param confirmAboveShare a batch that would end a larger share of the open relationships waits to be confirmed
 * @param confirmAboveNumber so many endings never need to be confirmed
 * @param maxConcurrentUploads batches that are read and stored at the same time; others wait a little, and are then refused for now
 * @param maxUnfinished batches of one institution that wait, run or await confirmation; then another one is refused for now
 * @param maxConcurrentExtracts extracts and whole reports that are written at the same time, and with them the connections to the database that
 *     they may take; one institution gets half of them at most; others wait a little, and are then refused for now; never all of what work in
 *     bulk may take of the pool
 * @param extractTimeout how long the database may take to give an extract
 * @param reportEntries entries of a report, at most, in one answer
 * @param listedBatches batches in one answer
 * @param chunkSize entries that are applied in one transaction
 * @param workers institutions whose batches a node applies side by side
 * @param turn how long a worker stays with one institution while others wait
 * @param pause after each chunk, so that single calls get through
 * @param pollingInterval how often a node looks for batches that others have received
 * @param heartbeat of a worker; when four are missing, another node takes its work over
 * @param keepEntries how long after its end a batch can be asked what became of each entry; its counts stay
 */
@ConfigurationProperties(prefix = "kfr.bulkload", ignoreUnknownFields = false)
public record BulkloadSettings(
        @DefaultValue("10MB") DataSize maxContentSize,
        @DefaultValue("200") int maxExpansion,
        @DefaultValue("0.1") double confirmAboveShare,
        @DefaultValue("20") int confirmAboveNumber,
        @DefaultValue("4") int maxConcurrentUploads,
        @DefaultValue("100") int maxUnfinished,
        @DefaultValue("4") int maxConcurrentExtracts,
        @DefaultValue("10m") Duration extractTimeout,
        @DefaultValue("1000") int reportEntries,
        @DefaultValue("100") int listedBatches,
        @DefaultValue("10000") int chunkSize,
        @DefaultValue("2") int workers,
        @DefaultValue("1s") Duration turn,
        @DefaultValue("0ms") Duration pause,
        @DefaultValue("1s") Duration pollingInterval,
        @DefaultValue("5s") Duration heartbeat,
        @DefaultValue("400d") Duration keepEntries) {

    /** Positions are packed in so many bits, and the shortest entry has two bytes. */
    private static final DataSize MOST = DataSize.ofMegabytes(32);

    public BulkloadSettings {
        if (maxContentSize.toBytes() < 1 || maxContentSize.compareTo(MOST) > 0) {
            throw wrong("max-content-size is at least 1B and at most 32MB");
        }
        if (maxExpansion < 1) {
            throw wrong("max-expansion is at least 1");
        }
        if (!(confirmAboveShare >= 0 && confirmAboveShare <= 1) || confirmAboveNumber < 0) {
            throw wrong("confirm-above-share is from 0 to 1 (0.1 is ten per cent), confirm-above-number at least 0");
        }
        if (Math.min(maxConcurrentUploads, maxConcurrentExtracts) < 1 || Math.min(reportEntries, listedBatches) < 1) {
            throw wrong(
                    "max-concurrent-uploads, max-concurrent-extracts, report-entries and listed-batches are at least"
                            + " 1");
        }
        if (maxUnfinished < 1 || workers < 1) {
            throw wrong("max-unfinished and workers are at least 1");
        }
        if (extractTimeout.compareTo(Duration.ofSeconds(1)) < 0) {
            throw wrong("extract-timeout is at least 1s");
        }
        if (chunkSize < 1 || chunkSize > 100_000) {
            throw wrong("chunk-size is from 1 to 100000");
        }
        if (keepEntries.compareTo(Duration.ofDays(1)) < 0) {
            throw wrong("keep-entries is at least 1d");
        }
        if (!isPositive(turn) || pause.isNegative() || !isPositive(pollingInterval) || !isPositive(heartbeat)) {
            throw wrong("turn, polling-interval and heartbeat are longer than 0, pause is not negative");
        }
    }

    /** Whether so many endings are too many to be carried out unasked. */
    public boolean needsConfirmation(int endings, long openRelationships) {
        return endings > confirmAboveNumber && endings > openRelationships * confirmAboveShare;
    }

    /** From so many open relationships on, {@link #needsConfirmation} says no. */
    public int enoughFor(int endings) {
        return (int) Math.min(Integer.MAX_VALUE, Math.ceil(endings / confirmAboveShare));
    }

    private static boolean isPositive(Duration duration) {
        return duration.compareTo(Duration.ZERO) > 0;
    }

    private static IllegalArgumentException wrong(String rule) {
        return new IllegalArgumentException("kfr.bulkload: " + rule + ".");
    }
}
