package no.kfr.participant.change;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no.kfr.identity.OrganisationNumber;
import no.kfr.participant.Directory;
import no.kfr.participant.store.ParticipantTables;
import no.kfr.rights.RightsJournal;
import no.kfr.rights.RightsStamp;
import no.kfr.time.OsloDay;
import no.kfr.transaction.UnitOfWork;

/** How every change of participants is carried out, single ones and whole files: under a new stamp, in one transaction, journalled. */
public final class ParticipantWrites {

    private final UnitOfWork transaction;
    private final RightsStamp stamp;
    private final ParticipantTables tables;
    private final ParticipantRules rules;
    private final RightsJournal journal;
    private final Clock clock;

    ParticipantWrites(
            UnitOfWork transaction,
            RightsStamp stamp,
            ParticipantTables tables,
            ParticipantRules rules,
            RightsJournal journal,
            Clock clock) {
        this.transaction = transaction;
        this.stamp = stamp;
        this.tables = tables;
        this.rules = rules;
        this.journal = journal;
        this.clock = clock;
    }

    /** The participants as they are. */
    public Directory read() {
        return transaction.join(() -> tables.read(""));
    }

    /** What holds for all of them, whoever changes them. */
    public ParticipantRules rules() {
        return rules;
    }

    public LocalDate today() {
        return OsloDay.today(clock);
    }

    /**
     * Stores what the change makes of the participants.
     *
     * @param command as the journal names it
     * @param change throws what keeps it from being stored
     */
    public void apply(String command, String actor, Function<Directory, ParticipantState> change) {
        transaction.join(() -> {
            stamp.renew();
            ParticipantState state = change.apply(tables.read(""));
            Map<OrganisationNumber, List<String>> changed = state.changes();
            state.store(tables);
            changed.forEach((number, changes) -> journal.record(command, actor, number, String.join("; ", changes)));
        });
    }
}
