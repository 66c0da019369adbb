package no.kfr.operator.journal;

import java.util.UUID;
import no.kfr.audit.retention.WithheldCases;
import no.kfr.operator.command.OperatorCommand;
import no.kfr.operator.command.OperatorContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "withhold",
        mixinStandardHelpOptions = true,
        description = "Leaves a case out of reports to those it is about, until it is released.")
public final class WithholdCommand extends OperatorCommand {

    @Option(names = "--case", required = true, paramLabel = "UUID", description = "The account info request id.")
    @SuppressWarnings("NullAway.Init")
    private UUID caseId;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; for operators only.")
    @SuppressWarnings("NullAway.Init")
    private String reason;

    public WithholdCommand(OperatorContext.Opener opener) {
        super(opener);
    }

    @Override
    protected int run(OperatorContext services) {
        services.service(WithheldCases.class).withhold(caseId, reason, operator());
        out().println("Withheld " + caseId + ".");
        return DONE;
    }
}
