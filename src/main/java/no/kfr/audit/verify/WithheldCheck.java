package no.kfr.audit.verify;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import no.kfr.audit.seal.Leaf;
import no.kfr.audit.verify.Finding.Kind;
import org.springframework.jdbc.core.JdbcOperations;

/** That cases are withheld from data subjects where an entry says so, by whom it says, and nowhere else. */
public final class WithheldCheck {

    /** The operation of the entry about a case that is withheld from now on. */
    public static final String WITHHOLD = "audit withhold";

    /** The operation of the entry about a case that is shown again. */
    public static final String RELEASE = "audit release";

    private final JdbcOperations database;
    private final Findings findings;
    private final Map<String, Told> told = new HashMap<>();
    private Map<String, String> before = Map.of();

    private record Told(Instant at, boolean withheld, String operator) {}

    WithheldCheck(JdbcOperations database, Findings findings) {
        this.database = database;
        this.findings = findings;
    }

    /** To be called before entries are read. */
    void begin() {
        before = withheld();
    }

    /** To be told of each entry that counts. */
    void entry(Leaf entry) {
        String operation = entry.facts().operation();
        String caseId = entry.facts().references().caseId();
        if (caseId != null && (operation.equals(WITHHOLD) || operation.equals(RELEASE))) {
            var said = new Told(
                    entry.recordedAt(),
                    operation.equals(WITHHOLD),
                    entry.facts().actors().actor());
            told.merge(caseId, said, (one, other) -> one.at().isAfter(other.at()) ? one : other);
        }
    }

    /** To be called when all entries were seen. What was changed meanwhile is right before or after. */
    void end() {
        Map<String, String> now = withheld();
        now.forEach((caseId, operator) -> {
            if (operator.equals(before.get(caseId)) && !operator.equals(operatorOf(caseId))) {
                findings.add(Kind.CONTENT_ALTERED, "case " + caseId, "withheld, and no entry of this operator says so");
            }
        });
        told.forEach((caseId, said) -> {
            if (said.withheld() && !now.containsKey(caseId) && !before.containsKey(caseId)) {
                findings.add(Kind.CONTENT_REMOVED, "case " + caseId, "it should be withheld, and is not any more");
            }
        });
    }

    private String operatorOf(String caseId) {
        Told said = told.get(caseId);
        return said == null || !said.withheld() ? "" : said.operator();
    }

    private Map<String, String> withheld() {
        Map<String, String> all = new HashMap<>();
        database.query("select case_id, operator from journal_withheld", row -> {
            all.put(row.getString(1), Objects.requireNonNull(row.getString(2)));
        });
        return all;
    }
}
