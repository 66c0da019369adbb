package no.kfr.operator.mandates;

import no.kfr.access.mandate.LegalMandates;
import no.kfr.operator.command.OperatorCommand;
import no.kfr.operator.command.OperatorContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "suspend",
        mixinStandardHelpOptions = true,
        description = "Lets a legal mandate no longer count: at once, on every node.")
public final class MandatesSuspend extends OperatorCommand {

    @Mixin
    private final MandateNumber which = new MandateNumber();

    public MandatesSuspend(OperatorContext.Opener opener) {
        super(opener);
    }

    @Override
    protected int run(OperatorContext services) {
        services.service(LegalMandates.class).activate(which.number, false, operator());
        out().println("Suspended mandate " + which.number + ".");
        return DONE;
    }
}
