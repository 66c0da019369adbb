package no.kfr.operator.participants;

import java.io.Reader;
import no.kfr.operator.command.OperatorContext;
import no.kfr.operator.rights.ImportCommand;
import no.kfr.participant.file.ParticipantFiles;
import no.kfr.rights.Difference;
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
public final class ParticipantsImport extends ImportCommand {

    @Option(names = "--prune", description = "Suspend the participants that are not in the file.")
    private boolean prune;

    public ParticipantsImport(OperatorContext.Opener opener, Reader answers) {
        super(opener, answers);
    }

    @Override
    protected Difference compare(OperatorContext services, String text) {
        return services.service(ParticipantFiles.class).compare(text, prune);
    }

    @Override
    protected void apply(OperatorContext services, String text, Difference shown) {
        services.service(ParticipantFiles.class).apply(text, prune, shown, operator());
    }
}
