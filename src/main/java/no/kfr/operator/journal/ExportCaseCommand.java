package no.kfr.operator.journal;

import java.nio.file.Path;
import java.util.UUID;
import no.kfr.audit.archive.Evidence;
import no.kfr.operator.command.OperatorCommand;
import no.kfr.operator.command.OperatorContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes all that the journal holds of a case into a ZIP file that proves itself: messages, certificates,"
                    + " entries, seals, and a page that summarises them.",
            "It holds identity numbers in plain text. The export is itself journalled."
        })
public final class ExportCaseCommand extends OperatorCommand {

    @Option(names = "--case", required = true, paramLabel = "UUID", description = "The account info request id.")
    @SuppressWarnings("NullAway.Init")
    private UUID caseId;

    @Option(names = "--out", paramLabel = "FILE", description = "Default: case-UUID.zip")
    private @Nullable Path file;

    public ExportCaseCommand(OperatorContext.Opener opener) {
        super(opener);
    }

    @Override
    protected int run(OperatorContext services) {
        Path target = file == null ? Path.of("case-" + caseId + ".zip") : file;
        int entries = services.service(Evidence.class).export(caseId, target, operator());
        out().println("Written to " + target + ": " + entries + (entries == 1 ? " entry." : " entries."));
        out().println("Check it anywhere: kfr audit verify --archive " + target + " --certificate REGISTER.pem");
        return DONE;
    }
}
