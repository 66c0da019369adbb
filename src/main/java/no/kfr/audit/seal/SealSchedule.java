package no.kfr.audit.seal;

import java.util.Optional;
import no.kfr.audit.bind.NodeMarks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;

/** When a serving node seals and has stamped. Each node tries; see {@link Sealer} for what happens when two do at once. */
public final class SealSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(SealSchedule.class);

    private final Sealer sealer;
    private final NodeMarks marks;
    private final Optional<TimeStamper> stamper;
    private volatile boolean silent;

    public SealSchedule(Sealer sealer, NodeMarks marks, Optional<TimeStamper> stamper) {
        this.sealer = sealer;
        this.marks = marks;
        this.stamper = stamper;
    }

    /** Entries wait sealed or unsealed; none is lost when a round fails. */
    @Scheduled(fixedDelayString = "${kfr.audit.seal.every:2s}")
    public void seal() {
        try {
            marks.write();
            sealer.seal();
            silent = false;
        } catch (DataAccessException | TransactionException | IllegalStateException failed) {
            if (!silent) {
                LOG.error("The journal cannot be sealed for now; entries wait: {}", reason(failed));
            }
            silent = true;
        }
    }

    @Scheduled(fixedDelayString = "${kfr.audit.time-stamp.every:10m}", initialDelayString = "10s")
    public void stamp() {
        try {
            stamper.ifPresent(TimeStamper::stamp);
        } catch (DataAccessException | TransactionException failed) {
            LOG.warn("The journal's newest block was not stamped, a later one will cover it: {}", reason(failed));
        }
    }

    /** Without the statement and its values. */
    private static String reason(RuntimeException failed) {
        return failed instanceof IllegalStateException && failed.getMessage() != null
                ? failed.getMessage()
                : failed.getClass().getSimpleName();
    }
}
