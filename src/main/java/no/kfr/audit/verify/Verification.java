package no.kfr.audit.verify;

import java.time.Clock;
import javax.sql.DataSource;
import no.kfr.audit.AdministrativeJournal;
import no.kfr.audit.bind.NodeBinder;
import no.kfr.audit.bind.NodeMarks;
import no.kfr.audit.cipher.ContentCipher;
import no.kfr.audit.seal.CertificateTable;
import no.kfr.transaction.UnitOfWork;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** Verifies the journal in the database. */
@Service
public class Verification {

    private final DataSource source;
    private final ContentCipher cipher;
    private final CertificateTable certificates;
    private final DatabaseVerification.Nodes nodes;
    private final UnitOfWork transaction;
    private final AdministrativeJournal journal;
    private final Clock clock;

    Verification(
            DataSource source,
            ContentCipher cipher,
            CertificateTable certificates,
            NodeBinder binder,
            NodeMarks marks,
            UnitOfWork transaction,
            AdministrativeJournal journal,
            Clock clock) {
        this.source = source;
        this.cipher = cipher;
        this.certificates = certificates;
        this.nodes = new DatabaseVerification.Nodes(binder, marks);
        this.transaction = transaction;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Looks at every block, entry and message, and puts down in the journal that it did.
     *
     * @param operator who asks
     */
    public VerificationReport verify(VerificationParameters parameters, String operator) {
        VerificationReport report = transaction.read(
                () -> new DatabaseVerification(new JdbcTemplate(source), cipher, certificates, nodes, parameters, clock)
                        .run());
        journal.record(
                "audit verify",
                operator,
                null,
                null,
                report.counts().blocks() + " blocks, newest "
                        + (report.newest() == null ? null : report.newest().anchor()) + ", "
                        + report.allFindings() + " findings");
        return report;
    }
}
