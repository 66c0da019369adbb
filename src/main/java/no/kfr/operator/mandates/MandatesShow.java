package no.kfr.operator.mandates;

import java.util.List;
import java.util.stream.Collectors;
import no.kfr.access.LegalMandate;
import no.kfr.access.Operation;
import no.kfr.access.PeriodRule;
import no.kfr.access.mandate.LegalMandates;
import no.kfr.operator.command.OperatorCommand;
import no.kfr.operator.command.OperatorContext;
import no.kfr.rights.InputRefused;
import no.kfr.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "show", mixinStandardHelpOptions = true, description = "Shows one legal mandate with all its limits.")
public final class MandatesShow extends OperatorCommand {

    @Mixin
    private final MandateNumber which = new MandateNumber();

    public MandatesShow(OperatorContext.Opener opener) {
        super(opener);
    }

    @Override
    protected int run(OperatorContext services) {
        List<LegalMandate> all = services.service(LegalMandates.class).all();
        if (which.number < 1 || which.number > all.size()) {
            throw InputRefused.because("there is no mandate number " + which.number + "; the list has " + all.size());
        }
        LegalMandate mandate = all.get(which.number - 1);
        var table = new Table("number", String.valueOf(which.number));
        table.row("service", mandate.service());
        table.row("agency", mandate.consumer() + " " + mandate.consumerName());
        table.row("mandate", mandate.text());
        mandate.aliases().forEach(alias -> table.row("alias", alias));
        table.row(
                "operations",
                mandate.operations().stream().map(Operation::contractName).collect(Collectors.joining(", ")));
        table.row("about", mandate.subjectKinds().stream().map(Enum::name).collect(Collectors.joining(", ")));
        table.row("ownership", mandate.ownership().name());
        table.row(
                "period", mandate.periodRules().stream().map(PeriodRule::words).collect(Collectors.joining("; ")));
        table.row("active", mandate.active() ? "yes" : "no");
        table.print(out());
        return DONE;
    }
}
