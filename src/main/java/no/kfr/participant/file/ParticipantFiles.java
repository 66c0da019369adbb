package no.kfr.participant.file;

import no.kfr.participant.Directory;
import no.kfr.participant.change.ParticipantWrites;
import no.kfr.rights.Difference;
import no.kfr.rights.InputRefused;

/**
 * Participants as a file that the operator keeps under version control. A file is taken as a whole or not at all.
 *
 * @see <a href="file:../../../../../../deploy/participants.yaml.example">every field, explained</a>
 */
public final class ParticipantFiles {

    private final ParticipantWrites writes;

    ParticipantFiles(ParticipantWrites writes) {
        this.writes = writes;
    }

    /** What the register holds, as a file that imports to the same. */
    public String export() {
        return ParticipantsYamlText.of(writes.read());
    }

    /**
     * What importing the file would change. Changes nothing.
     *
     * @param prune whether participants that are not in the file are suspended; otherwise they stay as they are
     * @throws InputRefused with every problem of the file
     */
    public Difference compare(String yaml, boolean prune) {
        return plan(yaml, writes.read(), prune).difference();
    }

    /**
     * Imports the file: all of it, in one transaction.
     *
     * @param shown the difference that was agreed to
     * @throws InputRefused with every problem of the file, or when the register has changed since the difference was shown
     */
    public void apply(String yaml, boolean prune, Difference shown, String actor) {
        writes.apply("participants import", actor, before -> {
            ParticipantImport plan = plan(yaml, before, prune);
            if (!plan.difference().equals(shown)) {
                throw InputRefused.because(
                        "the participants were changed in the meantime; look at the difference again");
            }
            return plan.state();
        });
    }

    private ParticipantImport plan(String yaml, Directory before, boolean prune) {
        return new ParticipantImport(yaml, before, writes.rules(), writes.today(), prune);
    }
}
