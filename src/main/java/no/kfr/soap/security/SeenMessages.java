package no.kfr.soap.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.soap.settings.SoapSettings;
import no.kfr.time.UtcTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** The messages that any node has taken in, as long as they would be fresh: a key that can be taken once. */
@Component
public class SeenMessages {

    private static final Logger LOG = LoggerFactory.getLogger(SeenMessages.class);

    private final JdbcClient database;
    private final Clock clock;
    private final Duration kept;

    SeenMessages(JdbcClient database, Clock clock, SoapSettings settings) {
        this.database = database;
        this.clock = clock;
        // twice as long as a message is accepted: a node whose clock is off, or whose settings differ, must not forget
        // for others
        this.kept = settings.maxAge().plus(settings.clockTolerance()).multipliedBy(2);
    }

    /**
     * Adds the message, in the caller's transaction. Waits for another one that is just adding the same.
     *
     * @throws Refused when it is there already
     */
    void add(String signatureSha256, Instant sent) {
        try {
            database.sql("insert into seen_message (sent_at, signature_sha256) values (?, ?)")
                    .params(UtcTime.of(sent), signatureSha256)
                    .update();
        } catch (DuplicateKeyException seenBefore) {
            throw Refused.because(Code.MESSAGE_REPLAYED);
        }
    }

    /** Forgets what would be refused by its age. All nodes may do so at the same time: what one has deleted is gone for the others. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    public int forget() {
        try {
            return database.sql("delete from seen_message where sent_at < ?")
                    .params(UtcTime.of(clock.instant().minus(kept)))
                    .update();
        } catch (DataAccessException | TransactionException notNow) {
            LOG.warn(
                    "old messages could not be forgotten: {}", notNow.getClass().getSimpleName());
            return 0;
        }
    }
}
