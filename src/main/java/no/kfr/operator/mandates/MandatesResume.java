package no.kfr.operator.mandates;

import no.kfr.access.mandate.LegalMandates;
import no.kfr.operator.command.OperatorCommand;
import no.kfr.operator.command.OperatorContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "resume", mixinStandardHelpOptions = true, description = "Lets a legal mandate count again.")
public final class MandatesResume extends OperatorCommand {

    @Mixin
    private final MandateNumber which = new MandateNumber();

    public MandatesResume(OperatorContext.Opener opener) {
        super(opener);
    }

    @Override
    protected int run(OperatorContext services) {
        services.service(LegalMandates.class).activate(which.number, true, operator());
        out().println("Resumed mandate " + which.number + ".");
        return DONE;
    }
}
