package no.kfr.audit.verify;

import no.kfr.audit.seal.BoundLeaf;
import no.kfr.audit.seal.LeafRows;
import org.springframework.jdbc.core.JdbcTemplate;

/** Shows the checks what no block holds that was read: what waits, and what was sealed meanwhile. */
record WaitingCheck(JdbcTemplate database, BoundCheck bound, WithheldCheck withheld) {

    private static final int ENTRIES_AT_ONCE = 1000;

    private static final String WAITING = "select coalesce(u.refused, 0) as refused, " + LeafRows.COLUMNS
            + " from journal_entry e left join journal_unsealed u on u.entry_id = e.entry_id"
            + " left join journal_leaf l on l.entry_id = e.entry_id" + LeafRows.MESSAGES
            + " where u.entry_id is not null or l.block_no > ?";

    /** @param last block that was read */
    void check(long last) {
        database.setFetchSize(ENTRIES_AT_ONCE);
        database.query(
                WAITING,
                row -> {
                    BoundLeaf entry = LeafRows.readBound(row);
                    if (bound.waits(entry, row.getInt("refused") != 0)) {
                        withheld.entry(entry.leaf());
                    }
                },
                last);
    }
}
