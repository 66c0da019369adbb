package no.kfr.audit;

/** Where entries are put down for good. Nothing is answered or acknowledged that is not journalled. */
public interface Journal {

    /** Adds the entry, in the caller's transaction: what is journalled and what was done are stored together or not at all. */
    void record(JournalEntry entry);
}
