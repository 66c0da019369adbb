package no.kfr.operator.mandates;

import no.kfr.access.mandate.LegalMandates;
import no.kfr.operator.command.OperatorCommand;
import no.kfr.operator.command.OperatorContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        description = "Takes a legal mandate out of the list. Those after it get new numbers.")
public final class MandatesRemove extends OperatorCommand {

    @Mixin
    private final MandateNumber which = new MandateNumber();

    public MandatesRemove(OperatorContext.Opener opener) {
        super(opener);
    }

    @Override
    protected int run(OperatorContext services) {
        services.service(LegalMandates.class).remove(which.number, operator());
        out().println("Removed mandate " + which.number + ".");
        return DONE;
    }
}
