package no.kfr.operator.mandates;

import no.kfr.access.mandate.LegalMandates;
import no.kfr.operator.command.OperatorCommand;
import no.kfr.operator.command.OperatorContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "suspend",
        mixinStandardHelpOptions = true,
        description = "Lets a legal mandate no longer count: at once, on every node.")
public final class MandatesSuspend extends OperatorCommand {

    @Parameters(paramLabel = "NO", description = "Its number in the list.")
    private int number;

    public MandatesSuspend(OperatorContext.Opener opener) {
        super(opener);
    }

    @Override
    protected int run(OperatorContext services) {
        services.service(LegalMandates.class).activate(number, false, operator());
        out().println("Suspended mandate " + number + ".");
        return DONE;
    }
}
