package no.kfr.cli.access;

import java.io.Reader;
import no.kfr.access.LegalMandates;
import no.kfr.cli.OperatorContext;
import no.kfr.participant.Difference;
import picocli.CommandLine.Command;

@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Imports the list of legal mandates from a file (CSV): all of it, or nothing when one line is wrong.",
            "The file is the whole list: a mandate that it does not have is removed."
        })
final class MandatesImport extends ImportCommand {

    MandatesImport(OperatorContext.Opener opener, Reader answers) {
        super(opener, answers);
    }

    @Override
    Difference compare(OperatorContext services, String text) {
        return services.service(LegalMandates.class).compare(text);
    }

    @Override
    void apply(OperatorContext services, String text, Difference shown) {
        services.service(LegalMandates.class).apply(text, shown, operator());
    }
}
