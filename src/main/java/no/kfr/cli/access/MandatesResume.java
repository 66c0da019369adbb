package no.kfr.cli.access;

import no.kfr.access.LegalMandates;
import no.kfr.cli.OperatorCommand;
import no.kfr.cli.OperatorContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "resume", mixinStandardHelpOptions = true, description = "Lets a legal mandate count again.")
final class MandatesResume extends OperatorCommand {

    @Parameters(paramLabel = "NO", description = "Its number in the list.")
    private int number;

    MandatesResume(OperatorContext.Opener opener) {
        super(opener);
    }

    @Override
    protected int run(OperatorContext services) {
        services.service(LegalMandates.class).activate(number, true, operator());
        out().println("Resumed mandate " + number + ".");
        return DONE;
    }
}
