package no.kfr.audit.seal;

import java.sql.ResultSet;
import java.sql.SQLException;
import no.kfr.audit.EntryFacts;
import no.kfr.audit.bind.Binding;
import no.kfr.audit.seal.Commitment.Part;
import no.kfr.time.UtcTime;

/** Entries read for their leaves: the journal's row as {@code e}, its messages as {@code q} and {@code r}. */
public final class LeafRows {

    public static final String COLUMNS = """
        e.entry_id, e.recorded_at, e.operation, e.actor, e.principal, e.certificate, e.correlation_id, e.case_id,
        e.legal_mandate, e.period_from, e.period_to, e.outcome, e.control_object_commit, e.detail_commit,
        q.content_commit as request_commit, r.content_commit as reply_commit,
        e.node as e_node, e.node_no as e_node_no, e.bound as e_bound,
        q.node as q_node, q.node_no as q_node_no, q.bound as q_bound,
        r.node as r_node, r.node_no as r_node_no, r.bound as r_bound\
        """;

    public static final String MESSAGES = """
         left join journal_message q on q.entry_id = e.entry_id and q.kind = 'REQUEST'
         left join journal_message r on r.entry_id = e.entry_id and r.kind = 'REPLY'\
        """;

    private LeafRows() {}

    /** The entry with what binds it to the node that wrote it. */
    public static BoundLeaf readBound(ResultSet row) throws SQLException {
        return new BoundLeaf(read(row), Binding.read(row, "e_"), Binding.read(row, "q_"), Binding.read(row, "r_"));
    }

    public static Leaf read(ResultSet row) throws SQLException {
        return new Leaf(
                row.getString("entry_id"),
                UtcTime.read(row, "recorded_at"),
                EntryFacts.read(row),
                Commitments.NONE
                        .with(Part.CONTROL_OBJECT, row.getBytes("control_object_commit"))
                        .with(Part.DETAIL, row.getBytes("detail_commit"))
                        .with(Part.REQUEST, row.getBytes("request_commit"))
                        .with(Part.REPLY, row.getBytes("reply_commit")));
    }
}
