package no.kfr.cli.access;

import no.kfr.access.LegalMandates;
import no.kfr.cli.OperatorContext;
import picocli.CommandLine.Command;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes the list of legal mandates as a file that can be imported (CSV).")
final class MandatesExport extends ExportCommand {

    MandatesExport(OperatorContext.Opener opener) {
        super(opener);
    }

    @Override
    String text(OperatorContext services) {
        return services.service(LegalMandates.class).export();
    }
}
