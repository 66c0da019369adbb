package no.kfr.audit.verify;

import java.time.Instant;
import no.kfr.audit.verify.Finding.Kind;
import no.kfr.time.UtcTime;
import org.springframework.jdbc.core.JdbcOperations;

/** Looks for what no block holds: what waits is in order, for a moment. */
final class UnsealedCheck {

    private static final int MOST = 200;

    private final JdbcOperations database;
    private final Findings findings;

    UnsealedCheck(JdbcOperations database, Findings findings) {
        this.database = database;
        this.findings = findings;
    }

    void check(long newestBlock) {
        each(
                "select l.entry_id from journal_leaf l where l.block_no > ? and not exists"
                        + " (select 1 from journal_block b where b.block_no = l.block_no)",
                Kind.END_MISSING,
                "it was sealed in a block after " + newestBlock + ", and that block is gone",
                newestBlock);
        each(
                "select e.entry_id from journal_entry e where not exists (select 1 from journal_leaf l"
                        + " where l.entry_id = e.entry_id) and not exists (select 1 from journal_unsealed u"
                        + " where u.entry_id = e.entry_id)",
                Kind.ENTRY_INSERTED,
                "no block holds it and it does not wait for one: it was inserted, or its block is gone");
        each(
                "select u.entry_id from journal_unsealed u where not exists (select 1 from journal_entry e"
                        + " where e.entry_id = u.entry_id)",
                Kind.ENTRY_REMOVED,
                "it was removed before it was sealed");
        each(
                "select m.entry_id from journal_message m where not exists (select 1 from journal_entry e"
                        + " where e.entry_id = m.entry_id)",
                Kind.CONTENT_ALTERED,
                "a message without an entry");
    }

    /** How many wait for longer than they should. Nobody tampered with them: no node runs, or none can seal. */
    long late(Instant sealedBefore) {
        Long number = database.queryForObject(
                "select count(*) from journal_unsealed u join journal_entry e on e.entry_id = u.entry_id"
                        + " where e.recorded_at < ?",
                Long.class,
                UtcTime.of(sealedBefore));
        return number == null ? 0 : number;
    }

    private void each(String sql, Kind kind, String what, Object... arguments) {
        database.queryForList(sql + " fetch first " + MOST + " rows only", String.class, arguments)
                .forEach(entry -> findings.add(kind, "entry " + entry, what));
    }
}
