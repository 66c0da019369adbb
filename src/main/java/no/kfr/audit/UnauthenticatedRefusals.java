package no.kfr.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import no.kfr.audit.cipher.ContentCipher;
import no.kfr.transaction.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * What was refused to senders who did not prove who they are. Nothing of what they sent is kept: per minute one entry for each
 * code and address, the address as a keyed hash, and no more entries than the setting says, so that nobody fills the disk. The
 * refusals beyond are counted together.
 */
@Component
public class UnauthenticatedRefusals implements DisposableBean {

    /** The operation that the entries carry. */
    public static final String OPERATION = "refused before authentication";

    /** The operation of entries that count what a proven organisation has sent beyond its rate; it is their actor. */
    public static final String BEYOND_RATE = "refused beyond rate";

    private static final Logger LOG = LoggerFactory.getLogger(UnauthenticatedRefusals.class);
    private static final String NOBODY = "unauthenticated";
    private static final int HASH_BYTES = 8;

    private final Journal journal;
    private final ContentCipher cipher;
    private final UnitOfWork transaction;
    private final int mostEntries;
    private final Clock clock;
    private Map<Counted, Integer> counts = new HashMap<>();
    private Instant since;

    private record Counted(String operation, String actor, String code, String address) {

        static final Counted SEVERAL = new Counted(OPERATION, NOBODY, "several", "several");
    }

    UnauthenticatedRefusals(
            Journal journal, ContentCipher cipher, UnitOfWork transaction, AuditSettings settings, Clock clock) {
        this.journal = journal;
        this.cipher = cipher;
        this.transaction = transaction;
        this.mostEntries = settings.refusalsPerMinute();
        this.clock = clock;
        this.since = clock.instant();
    }

    /**
     * Counts a refusal; written within a minute. Touches no database.
     *
     * @param code the refusal's
     * @param remoteAddress of the sender, as the connection tells it
     */
    public void refused(String code, String remoteAddress) {
        String address = HexFormat.of().formatHex(cipher.hash("address", remoteAddress), 0, HASH_BYTES);
        count(new Counted(OPERATION, NOBODY, code, address), 1);
    }

    /**
     * Counts a refusal to a proven organisation that has sent too much: one entry a minute says how often.
     *
     * @param organisation the signer's number
     */
    public void refusedBeyondRate(String code, String organisation) {
        count(new Counted(BEYOND_RATE, organisation, code, "its own"), 1);
    }

    private synchronized void count(Counted counted, int times) {
        // one place is left for all that have none of their own
        boolean known = counts.containsKey(counted) || counts.size() < mostEntries - 1;
        counts.merge(known ? counted : Counted.SEVERAL, times, Integer::sum);
    }

    /** Writes what was counted; what cannot be written now is counted on. */
    @Scheduled(fixedRateString = "PT1M", initialDelayString = "PT1M")
    public void write() {
        Map<Counted, Integer> due;
        Instant from;
        synchronized (this) {
            due = counts;
            from = since;
            counts = new HashMap<>();
            since = clock.instant();
        }
        if (due.isEmpty()) {
            return;
        }
        try {
            transaction.once(() -> due.forEach((counted, count) -> journal.record(entry(counted, count, from))));
        } catch (DataAccessException | TransactionException unavailable) {
            LOG.warn("Refusals before authentication were not journalled yet; they are counted on");
            putBack(due, from);
        }
    }

    @Override
    public void destroy() {
        write();
    }

    private synchronized void putBack(Map<Counted, Integer> due, Instant from) {
        since = from;
        due.forEach(this::count);
    }

    private static JournalEntry entry(Counted counted, int count, Instant from) {
        return JournalEntry.of(counted.operation())
                .by(counted.actor())
                .refused(counted.code())
                .detail(count + " since " + from.truncatedTo(ChronoUnit.SECONDS) + ", address " + counted.address())
                .entry();
    }
}
