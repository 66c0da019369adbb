package no.kfr.participant.file;

import java.time.Clock;
import java.time.LocalDate;
import no.kfr.participant.Directory;
import no.kfr.participant.change.ParticipantRules;
import no.kfr.participant.store.ParticipantTables;
import no.kfr.rights.Difference;
import no.kfr.rights.InputRefused;
import no.kfr.rights.RightsJournal;
import no.kfr.rights.RightsStamp;
import no.kfr.time.OsloDay;
import no.kfr.transaction.UnitOfWork;

/**
 * Participants as a file that the operator keeps under version control. A file is taken as a whole or not at all.
 *
 * @see <a href="file:../../../../../../deploy/participants.yaml.example">every field, explained</a>
 */
public final class ParticipantFiles {

    private final UnitOfWork transaction;
    private final RightsStamp stamp;
    private final ParticipantTables tables;
    private final ParticipantRules rules;
    private final RightsJournal journal;
    private final Clock clock;

    public ParticipantFiles(
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

    /** What the register holds, as a file that imports to the same. */
    public String export() {
        return ParticipantsYamlText.of(read());
    }

    /**
     * What importing the file would change. Changes nothing.
     *
     * @param prune whether participants that are not in the file are suspended; otherwise they stay as they are
     * @throws InputRefused with every problem of the file
     */
    public Difference compare(String yaml, boolean prune) {
        return new ParticipantImport(yaml, read(), rules, today(), prune).difference();
    }

    /**
     * Imports the file: all of it, in one transaction.
     *
     * @param shown the difference that was agreed to
     * @throws InputRefused with every problem of the file, or when the register has changed since the difference was shown
     */
    public void apply(String yaml, boolean prune, Difference shown, String actor) {
        transaction.join(() -> {
            stamp.renew();
            var plan = new ParticipantImport(yaml, tables.read(""), rules, today(), prune);
            if (!plan.difference().equals(shown)) {
                throw InputRefused.because(
                        "the participants were changed in the meantime; look at the difference again");
            }
            plan.state().store(tables);
            plan.state()
                    .changes()
                    .forEach((number, changes) ->
                            journal.record("participants import", actor, number, String.join("; ", changes)));
        });
    }

    private Directory read() {
        return transaction.join(() -> tables.read(""));
    }

    private LocalDate today() {
        return OsloDay.today(clock);
    }
}
