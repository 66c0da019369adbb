package no.kfr.operator.participants;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import no.kfr.identity.Period;
import no.kfr.operator.command.OperatorCommand;
import no.kfr.operator.command.OperatorContext;
import no.kfr.participant.Delegation;
import no.kfr.participant.change.ParticipantChanges;
import no.kfr.rights.InputRefused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "delegate",
        mixinStandardHelpOptions = true,
        description = "Lets a supplier call in the name of an institution or an agency.")
public final class ParticipantsDelegate extends OperatorCommand {

    @Mixin
    private final DelegationParties parties = new DelegationParties();

    @Option(
            names = "--operation",
            required = true,
            paramLabel = "NAME",
            description = "An operation, by its name in the contract; may be repeated. '*' alone: all of them.")
    @SuppressWarnings("NullAway.Init")
    private List<String> operations;

    @Option(names = "--from", paramLabel = "DATE", description = "First day. Default: today.")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "Last day. Default: it goes on.")
    private @Nullable LocalDate to;

    public ParticipantsDelegate(OperatorContext.Opener opener) {
        super(opener);
    }

    @Override
    protected int run(OperatorContext services) {
        LocalDate first = from == null ? today(services) : from;
        LocalDate last = to == null ? Period.OPEN : to;
        if (last.isBefore(first)) {
            throw InputRefused.because("the delegation ends before it begins");
        }
        var delegation = new Delegation(
                parties.principal, parties.supplier, new TreeSet<>(operations), new Period(first, last), null);
        services.service(ParticipantChanges.class).delegate(delegation, operator());
        out().println("Delegated from " + parties.principal + " to " + parties.supplier + ".");
        return DONE;
    }
}
