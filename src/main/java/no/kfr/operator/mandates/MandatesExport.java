package no.kfr.operator.mandates;

import no.kfr.access.mandate.LegalMandates;
import no.kfr.operator.command.OperatorContext;
import no.kfr.operator.rights.ExportCommand;
import picocli.CommandLine.Command;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes the list of legal mandates as a file that can be imported (CSV).")
public final class MandatesExport extends ExportCommand {

    public MandatesExport(OperatorContext.Opener opener) {
        super(opener);
    }

    @Override
    protected String text(OperatorContext services) {
        return services.service(LegalMandates.class).export();
    }
}
