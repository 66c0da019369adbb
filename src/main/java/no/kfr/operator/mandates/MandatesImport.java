package no.kfr.operator.mandates;

import java.io.Reader;
import no.kfr.access.mandate.LegalMandates;
import no.kfr.operator.command.OperatorContext;
import no.kfr.operator.rights.ImportCommand;
import no.kfr.rights.Difference;
import picocli.CommandLine.Command;

@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Imports the list of legal mandates from a file (CSV): all of it, or nothing when one line is wrong.",
            "The file is the whole list: a mandate that it does not have is removed."
        })
public final class MandatesImport extends ImportCommand {

    public MandatesImport(OperatorContext.Opener opener, Reader answers) {
        super(opener, answers);
    }

    @Override
    protected Difference compare(OperatorContext services, String text) {
        return services.service(LegalMandates.class).compare(text);
    }

    @Override
    protected void apply(OperatorContext services, String text, Difference shown) {
        services.service(LegalMandates.class).apply(text, shown, operator());
    }
}
