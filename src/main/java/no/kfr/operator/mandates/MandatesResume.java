package no.kfr.operator.mandates;

import no.kfr.access.mandate.LegalMandates;
import no.kfr.operator.command.OperatorCommand;
import no.kfr.operator.command.OperatorContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "resume", mixinStandardHelpOptions = true, description = "Lets a legal mandate count again.")
public final class MandatesResume extends OperatorCommand {

    @Parameters(paramLabel = "NO", description = "Its number in the list.")
    private int number;

    public MandatesResume(OperatorContext.Opener opener) {
        super(opener);
    }

    @Override
    protected int run(OperatorContext services) {
        services.service(LegalMandates.class).activate(number, true, operator());
        out().println("Resumed mandate " + number + ".");
        return DONE;
    }
}
