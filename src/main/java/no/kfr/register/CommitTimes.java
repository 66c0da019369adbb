package no.kfr.register;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import no.kfr.identity.OrganisationNumber;
import no.kfr.time.UtcTime;
import no.kfr.transaction.CommonTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * From when on changes could be seen. Their own times are told to the caller, and written into their rows, long before the commit; the
 * last thing that a transaction writes is when that was. P6: what the register would have answered at a moment is what it did answer.
 */
@Component
public class CommitTimes {

    /** Once: of two changes in the same microsecond, the first that is committed. */
    private static final String ADD = """
        insert into commit_time (institution, recorded_at, committed_at)
        select ?, ?, ? from (select count(*) as there from commit_time where institution = ? and recorded_at = ?) c
        where c.there = 0\
        """;

    private final JdbcClient database;
    private final CommonTime time;

    CommitTimes(JdbcClient database, CommonTime time) {
        this.database = database;
        this.time = time;
    }

    /** The transaction that is open has changed something of the institution's, and recorded it with this time. */
    public void changed(OrganisationNumber institution, Instant at) {
        TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Noting.class::isInstance)
                .map(Noting.class::cast)
                .filter(noting -> noting.belongsTo(this))
                .findFirst()
                .orElseGet(this::begin)
                .changes
                .add(new Changed(institution, at));
    }

    private Noting begin() {
        Noting noting = new Noting();
        TransactionSynchronizationManager.registerSynchronization(noting);
        return noting;
    }

    private record Changed(OrganisationNumber institution, Instant at) {}

    /** One for each transaction. */
    private final class Noting implements TransactionSynchronization {

        private final Set<Changed> changes = new LinkedHashSet<>();

        boolean belongsTo(CommitTimes owner) {
            return owner == CommitTimes.this;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            Instant now = time.now();
            for (Changed each : changes) {
                String institution = each.institution().value();
                var at = UtcTime.of(each.at());
                var visible = UtcTime.of(now.isAfter(each.at()) ? now : each.at());
                database.sql(ADD)
                        .params(institution, at, visible, institution, at)
                        .update();
            }
        }
    }
}
