package no.kfr.audit.bind;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import no.kfr.transaction.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The marks of all nodes in the database. This node's is there before it writes anything, and is written again as long as it runs:
 * what was removed, or put back to what it was, does not stay so.
 */
@Component
public final class NodeMarks implements SmartInitializingSingleton, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(NodeMarks.class);
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);

    private final JdbcClient database;
    private final NodeNumbers numbers;
    private final NodeBinder binder;
    private final UnitOfWork transaction;
    private final Clock clock;
    private @Nullable NodeMark written;
    private Instant writtenAt = Instant.MIN;

    /** @param holds whether a node wrote it */
    public record Stored(NodeMark mark, boolean holds) {}

    public NodeMarks(JdbcClient database, NodeNumbers numbers, NodeBinder binder, UnitOfWork transaction, Clock clock) {
        this.database = database;
        this.numbers = numbers;
        this.binder = binder;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        write();
    }

    /** Writes this node's, when it has changed, and now and then when it has not. */
    public synchronized void write() {
        NodeMark mark = numbers.mark();
        Instant now = clock.instant();
        if (mark.equals(written) && !writtenAt.isBefore(now.minus(AGAIN_AFTER))) {
            return;
        }
        transaction.once(() -> {
            put(mark);
            return mark;
        });
        written = mark;
        writtenAt = now;
    }

    private void put(NodeMark mark) {
        byte[] bound = binder.bind(mark);
        int known = database.sql("update journal_node set up_to = ?, excepted = ?, bound = ? where node = ?")
                .params(mark.upTo(), mark.excepted(), bound, mark.node())
                .update();
        if (known == 0) {
            database.sql("insert into journal_node (node, up_to, excepted, bound) values (?, ?, ?, ?)")
                    .params(mark.node(), mark.upTo(), mark.excepted(), bound)
                    .update();
        }
    }

    public List<Stored> all() {
        return database.sql("select node, up_to, excepted, bound from journal_node order by node")
                .query((row, number) -> {
                    var mark = new NodeMark(
                            row.getString(1), row.getLong(2), Objects.requireNonNullElse(row.getString(3), ""));
                    return new Stored(mark, binder.holds(mark, row.getBytes(4)));
                })
                .list();
    }

    @Override
    public void destroy() {
        try {
            write();
        } catch (DataAccessException | TransactionException | IllegalStateException away) {
            LOG.warn(
                    "The last numbers of this node in the journal were not put down: {}",
                    away.getClass().getSimpleName());
        }
    }
}
