package no.kfr.cli.access;

import no.kfr.access.LegalMandates;
import no.kfr.cli.OperatorCommand;
import no.kfr.cli.OperatorContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        description = "Takes a legal mandate out of the list. Those after it get new numbers.")
final class MandatesRemove extends OperatorCommand {

    @Parameters(paramLabel = "NO", description = "Its number in the list.")
    private int number;

    MandatesRemove(OperatorContext.Opener opener) {
        super(opener);
    }

    @Override
    protected int run(OperatorContext services) {
        services.service(LegalMandates.class).remove(number, operator());
        out().println("Removed mandate " + number + ".");
        return DONE;
    }
}
