package no.kfr.audit.retention;

import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import no.kfr.audit.AdministrativeJournal;
import no.kfr.audit.AuditRefused;
import no.kfr.audit.PlainText;
import no.kfr.audit.verify.WithheldCheck;
import no.kfr.time.UtcTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Cases that a data subject's report does not show while they are withheld. */
@Service
public class WithheldCases {

    private final JdbcClient database;
    private final AdministrativeJournal journal;
    private final Clock clock;

    WithheldCases(JdbcClient database, AdministrativeJournal journal, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.clock = clock;
    }

    /** @throws AuditRefused when it is withheld already */
    public void withhold(UUID caseId, String reason, String operator) {
        if (reason.isBlank() || reason.length() > 500) {
            throw new AuditRefused("The reason is a text of 1 to 500 characters.");
        }
        journal.doing(() -> {
            if (isWithheld(caseId)) {
                throw new AuditRefused("The case is withheld already.");
            }
            database.sql("insert into journal_withheld (case_id, since, operator, reason) values (?, ?, ?, ?)")
                    .params(
                            caseId.toString(),
                            UtcTime.now(clock),
                            operator,
                            Objects.requireNonNull(PlainText.without(null, reason)))
                    .update();
            journal.record(WithheldCheck.WITHHOLD, operator, caseId, null, reason);
            return caseId;
        });
    }

    /** @throws AuditRefused when it is not withheld */
    public void release(UUID caseId, String operator) {
        journal.doing(() -> {
            int released = database.sql("delete from journal_withheld where case_id = ?")
                    .param(caseId.toString())
                    .update();
            if (released == 0) {
                throw new AuditRefused("The case is not withheld.");
            }
            journal.record(WithheldCheck.RELEASE, operator, caseId, null, "shown in reports again");
            return caseId;
        });
    }

    private boolean isWithheld(UUID caseId) {
        return database.sql("select count(*) from journal_withheld where case_id = ?")
                        .param(caseId.toString())
                        .query(Long.class)
                        .single()
                > 0;
    }
}
