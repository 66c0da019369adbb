package no.kfr.operator.mandates;

import no.kfr.access.mandate.LegalMandates;
import no.kfr.operator.command.OperatorCommand;
import no.kfr.operator.command.OperatorContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        description = "Takes a legal mandate out of the list. Those after it get new numbers.")
public final class MandatesRemove extends OperatorCommand {

    @Parameters(paramLabel = "NO", description = "Its number in the list.")
    private int number;

    public MandatesRemove(OperatorContext.Opener opener) {
        super(opener);
    }

    @Override
    protected int run(OperatorContext services) {
        services.service(LegalMandates.class).remove(number, operator());
        out().println("Removed mandate " + number + ".");
        return DONE;
    }
}
