package no.kfr.register.bulk;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.kfr.register.period.RecordedPeriod;

/** The statements of a bulk load, as fast as the database allows. Customers come sorted, so that locks are taken in one order. */
interface BulkStatements {

    /** To be called before the others, in each transaction. */
    void begin();

    /**
     * Adds an open row for each entry of which the open slot is empty, waiting for those who hold it.
     *
     * @return whose row was added
     */
    Set<String> addOpen(BulkScope scope, List<BulkEntry> entries, Instant at);

    /** Whose relationship has any other row than an open, current one. */
    Set<String> withOtherRows(BulkScope scope, Collection<String> customers);

    /** Whose open period held all of the entry before the list was true, and still does. */
    Set<String> alreadyThere(BulkScope scope, List<BulkEntry> entries);

    /** The rows that hold the open slots of these, by customer; locks nothing. */
    Map<String, StoredRow> open(BulkScope scope, Collection<String> customers);

    /** Locks the open rows. */
    Set<String> lockOpen(BulkScope scope, Collection<String> customers);

    /** All rows of the relationships, current and superseded, without reserved slots. */
    Map<String, List<StoredRow>> rows(BulkScope scope, Collection<String> customers);

    /** What was registered anew, after the list was true, although the register held it; by customer. */
    Map<String, List<RecordedPeriod>> reaffirmed(BulkScope scope, Collection<String> customers);

    void write(BulkScope scope, BulkWrites writes);

    /** Lets the transaction be committed without waiting for the disk, where the database can do that; the order of commits stays. */
    void commitWithoutWaiting();
}
