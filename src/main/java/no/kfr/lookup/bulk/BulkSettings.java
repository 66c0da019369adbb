package no.kfr.lookup.bulk;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What requests with many questions may take of KAR.
 *
 * @param karShare the part of the questions that KAR is asked at the same time that all of them together may use; the rest stays
 *     for single questions
 * @param karTimeout how long one request goes on asking KAR; what has not had its turn by then is refused, to be tried again
 * @param maxConcurrent requests with many questions that are answered at the same time; one agency gets half of them at most; others wait a
 *     little, and are then refused for now
 */
@ConfigurationProperties(prefix = "kfr.lookup.bulk", ignoreUnknownFields = false)
public record BulkSettings(
        @DefaultValue("0.5") double karShare,
        @DefaultValue("20s") Duration karTimeout,
        @DefaultValue("4") int maxConcurrent) {

    public BulkSettings {
        if (!(karShare > 0 && karShare < 1)) {
            throw new IllegalArgumentException(
                    "kfr.lookup.bulk.kar-share must lie between 0 and 1: single questions need some of KAR, too.");
        }
        if (maxConcurrent < 1) {
            throw new IllegalArgumentException("kfr.lookup.bulk.max-concurrent must be at least 1.");
        }
        if (karTimeout.isNegative() || karTimeout.compareTo(Duration.ofMinutes(5)) > 0) {
            throw new IllegalArgumentException("kfr.lookup.bulk.kar-timeout must lie between 0s and 5m.");
        }
    }
}
