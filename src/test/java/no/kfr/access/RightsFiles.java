package no.kfr.access;

import java.nio.file.Path;
import no.kfr.access.mandate.LegalMandates;
import no.kfr.participant.file.ParticipantFiles;
import no.kfr.rights.Difference;
import no.kfr.rights.InputFile;

/** Files with rights, taken in without anybody agreeing to what they change. */
public final class RightsFiles {

    private RightsFiles() {}

    public static void importInto(ParticipantFiles participants, Path file) {
        String yaml = InputFile.text(file);
        Difference all = participants.compare(yaml, false);
        participants.apply(yaml, false, all, "seed");
    }

    public static void importInto(LegalMandates mandates, Path file) {
        String csv = InputFile.text(file);
        Difference all = mandates.compare(csv);
        // two nodes of one database
        if (!all.isEmpty()) {
            mandates.apply(csv, all, "seed");
        }
    }
}
