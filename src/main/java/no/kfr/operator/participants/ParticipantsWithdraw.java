package no.kfr.operator.participants;

import no.kfr.operator.command.OperatorCommand;
import no.kfr.operator.command.OperatorContext;
import no.kfr.participant.change.ParticipantChanges;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "withdraw",
        mixinStandardHelpOptions = true,
        description = "Withdraws all that one participant has delegated to the other: at once, on every node.")
public final class ParticipantsWithdraw extends OperatorCommand {

    @Mixin
    private final DelegationParties parties = new DelegationParties();

    public ParticipantsWithdraw(OperatorContext.Opener opener) {
        super(opener);
    }

    @Override
    protected int run(OperatorContext services) {
        services.service(ParticipantChanges.class).withdraw(parties.principal, parties.supplier, operator());
        out().println("Withdrawn from " + parties.supplier + " what " + parties.principal + " had delegated to it.");
        return DONE;
    }
}
