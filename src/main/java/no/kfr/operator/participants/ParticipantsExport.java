package no.kfr.operator.participants;

import no.kfr.operator.command.OperatorContext;
import no.kfr.operator.rights.ExportCommand;
import no.kfr.participant.file.ParticipantFiles;
import picocli.CommandLine.Command;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes all participants and delegations as a file that can be imported (YAML).")
public final class ParticipantsExport extends ExportCommand {

    public ParticipantsExport(OperatorContext.Opener opener) {
        super(opener);
    }

    @Override
    protected String text(OperatorContext services) {
        return services.service(ParticipantFiles.class).export();
    }
}
