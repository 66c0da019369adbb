package no.kfr.operator.journal;

import java.util.UUID;
import no.kfr.audit.retention.WithheldCases;
import no.kfr.operator.command.OperatorCommand;
import no.kfr.operator.command.OperatorContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "release", mixinStandardHelpOptions = true, description = "Shows a case in reports again.")
public final class ReleaseCommand extends OperatorCommand {

    @Option(names = "--case", required = true, paramLabel = "UUID", description = "The account info request id.")
    @SuppressWarnings("NullAway.Init")
    private UUID caseId;

    public ReleaseCommand(OperatorContext.Opener opener) {
        super(opener);
    }

    @Override
    protected int run(OperatorContext services) {
        services.service(WithheldCases.class).release(caseId, operator());
        out().println("Released " + caseId + ".");
        return DONE;
    }
}
