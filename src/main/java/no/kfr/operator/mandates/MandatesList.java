package no.kfr.operator.mandates;

import java.util.List;
import java.util.stream.Collectors;
import no.kfr.access.LegalMandate;
import no.kfr.access.PeriodRule;
import no.kfr.access.mandate.LegalMandates;
import no.kfr.identity.OrganisationNumber;
import no.kfr.operator.command.OperatorCommand;
import no.kfr.operator.command.OperatorContext;
import no.kfr.terminal.Table;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the legal mandates, each with the number that other commands know it by.")
public final class MandatesList extends OperatorCommand {

    @Option(names = "--agency", paramLabel = "NUMBER", description = "Only those of this agency.")
    private @Nullable OrganisationNumber agency;

    public MandatesList(OperatorContext.Opener opener) {
        super(opener);
    }

    @Override
    protected int run(OperatorContext services) {
        List<LegalMandate> all = services.service(LegalMandates.class).all();
        var table = new Table("No", "Agency", "Active", "Ownership", "Period", "Mandate");
        for (int i = 0; i < all.size(); i++) {
            LegalMandate mandate = all.get(i);
            if (agency == null || agency.equals(mandate.consumer())) {
                table.row(
                        String.valueOf(i + 1),
                        mandate.consumer() + " " + mandate.consumerName(),
                        mandate.active() ? "yes" : "no",
                        mandate.ownership().name(),
                        rules(mandate),
                        mandate.text());
            }
        }
        table.print(out());
        return DONE;
    }

    static String rules(LegalMandate mandate) {
        return mandate.periodRules().stream().map(PeriodRule::written).collect(Collectors.joining(","));
    }
}
