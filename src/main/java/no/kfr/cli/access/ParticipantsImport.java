package no.kfr.cli.access;

import java.io.Reader;
import no.kfr.cli.OperatorContext;
import no.kfr.participant.Difference;
import no.kfr.participant.ParticipantFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Imports participants and delegations from a file (YAML): all of it, or nothing when one line is wrong.",
            "A delegation that a participant in the file no longer has is withdrawn. A participant that is not in the"
                    + " file stays as it is."
        })
final class ParticipantsImport extends ImportCommand {

    @Option(names = "--prune", description = "Suspend the participants that are not in the file.")
    private boolean prune;

    ParticipantsImport(OperatorContext.Opener opener, Reader answers) {
        super(opener, answers);
    }

    @Override
    Difference compare(OperatorContext services, String text) {
        return services.service(ParticipantFiles.class).compare(text, prune);
    }

    @Override
    void apply(OperatorContext services, String text, Difference shown) {
        services.service(ParticipantFiles.class).apply(text, prune, shown, operator());
    }
}
