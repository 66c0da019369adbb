package no.kfr.audit;

import java.util.List;

/** Where entries are put down for good. Nothing is answered or acknowledged that is not journalled. */
public interface Journal {

    /** Adds the entry, in the caller's transaction: what is journalled and what was done are stored together or not at all. */
    void record(JournalEntry entry);

    /** Adds entries that belong together, in the caller's transaction and in their order, with few round trips to the database. */
    default void recordAll(List<JournalEntry> entries) {
        entries.forEach(this::record);
    }
}
