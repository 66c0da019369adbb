package no.kfr.cli.access;

import no.kfr.cli.OperatorContext;
import no.kfr.participant.ParticipantFiles;
import picocli.CommandLine.Command;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes all participants and delegations as a file that can be imported (YAML).")
final class ParticipantsExport extends ExportCommand {

    ParticipantsExport(OperatorContext.Opener opener) {
        super(opener);
    }

    @Override
    String text(OperatorContext services) {
        return services.service(ParticipantFiles.class).export();
    }
}
