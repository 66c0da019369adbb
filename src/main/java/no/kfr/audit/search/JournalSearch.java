package no.kfr.audit.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import no.kfr.audit.AdministrativeJournal;
import no.kfr.audit.RecordedEntry;
import no.kfr.audit.cipher.ContentCipher;
import no.kfr.identity.ControlObject;
import no.kfr.time.UtcTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reads the journal. Every reading is itself an entry, committed before its result is handed out. */
@Service
public class JournalSearch {

    private final JdbcClient database;
    private final EntryRows rows;
    private final ContentCipher cipher;
    private final AdministrativeJournal journal;

    JournalSearch(JdbcClient database, ContentCipher cipher, AdministrativeJournal journal) {
        this.database = database;
        this.rows = new EntryRows(cipher);
        this.cipher = cipher;
        this.journal = journal;
    }

    /** The newest first. */
    public List<RecordedEntry> find(JournalQuery query, String operator) {
        return Objects.requireNonNull(journal.doing(() -> {
            List<RecordedEntry> found = read(query);
            journal.record(
                    "audit search",
                    operator,
                    query.caseId(),
                    query.controlObject(),
                    query.description() + ": " + found.size() + " entries shown");
            return found;
        }));
    }

    /**
     * Who has asked about the control object: agencies' questions and operators' readings, the newest first, without cases that
     * are withheld. Institutions' own reports are no questions and stay out.
     */
    public List<RecordedEntry> subjectReport(ControlObject controlObject, String operator) {
        return Objects.requireNonNull(journal.doing(() -> {
            List<RecordedEntry> asked = database.sql(EntryRows.SELECT
                            + "where e.control_object_hash = :hash"
                            + " and (e.legal_mandate is not null or e.certificate is null)"
                            + " and e.operation <> :own"
                            + " and not exists (select 1 from journal_withheld w where w.case_id = e.case_id)"
                            + " order by e.recorded_at desc, e.entry_no desc")
                    .param("hash", cipher.searchHash(controlObject))
                    .param("own", "audit subject-report")
                    .query((row, number) -> rows.read(row))
                    .list();
            journal.record("audit subject-report", operator, null, controlObject, asked.size() + " entries reported");
            return asked;
        }));
    }

    private List<RecordedEntry> read(JournalQuery query) {
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        if (query.caseId() != null) {
            add("e.case_id = ?", conditions, values, query.caseId().toString());
        }
        if (query.controlObject() != null) {
            add("e.control_object_hash = ?", conditions, values, cipher.searchHash(query.controlObject()));
        }
        if (query.organisation() != null) {
            String number = query.organisation().value();
            add("(e.principal = ? or e.actor = ?)", conditions, values, number, number);
        }
        if (query.from() != null) {
            add("e.recorded_at >= ?", conditions, values, UtcTime.of(query.from()));
        }
        if (query.before() != null) {
            add("e.recorded_at < ?", conditions, values, UtcTime.of(query.before()));
        }
        if (query.outcome() != null) {
            add("e.outcome = ?", conditions, values, query.outcome());
        }
        if (query.operation() != null) {
            add("e.operation = ?", conditions, values, query.operation());
        }
        String where = conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
        return database.sql(EntryRows.SELECT + where + " order by e.recorded_at desc, e.entry_no desc fetch first "
                        + query.most() + " rows only")
                .params(values)
                .query((row, number) -> rows.read(row))
                .list();
    }

    private static void add(String condition, List<String> conditions, List<Object> values, Object... given) {
        conditions.add(condition);
        values.addAll(List.of(given));
    }
}
