package no.kfr.rights;

import no.kfr.audit.Journal;
import no.kfr.audit.JournalEntry;
import no.kfr.identity.OrganisationNumber;
import org.jspecify.annotations.Nullable;

/** Puts changes of rights down in the journal: which command, who gave it, whom it was about, what changed. */
public final class RightsJournal {

    private static final int LONGEST_DETAIL = 1000;

    private final Journal journal;

    public RightsJournal(Journal journal) {
        this.journal = journal;
    }

    /** To be called in the transaction of the change. */
    public void record(String command, String actor, @Nullable OrganisationNumber about, String detail) {
        String kept = detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL - 3) + "...";
        journal.record(JournalEntry.of(command)
                .by(actor)
                .onBehalfOf(about)
                .detail(kept)
                .entry());
    }
}
