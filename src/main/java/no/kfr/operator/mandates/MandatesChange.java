package no.kfr.operator.mandates;

import no.kfr.access.mandate.LegalMandates;
import no.kfr.operator.command.OperatorCommand;
import no.kfr.operator.command.OperatorContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "change",
        mixinStandardHelpOptions = true,
        description =
                "Changes limits or aliases of a legal mandate. Another text or agency is another mandate: add it.")
public final class MandatesChange extends OperatorCommand {

    @Mixin
    private final MandateNumber which = new MandateNumber();

    @Mixin
    private final MandateOptions options = new MandateOptions();

    public MandatesChange(OperatorContext.Opener opener) {
        super(opener);
    }

    @Override
    protected int run(OperatorContext services) {
        services.service(LegalMandates.class).change(which.number, options::applyTo, operator());
        out().println("Changed mandate " + which.number + ".");
        return DONE;
    }
}
