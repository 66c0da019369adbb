package no.kfr.operator.participants;

import no.kfr.identity.OrganisationNumber;
import no.kfr.operator.command.OperatorCommand;
import no.kfr.operator.command.OperatorContext;
import no.kfr.participant.change.ParticipantChanges;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "withdraw",
        mixinStandardHelpOptions = true,
        description = "Withdraws all that one participant has delegated to the other: at once, on every node.")
public final class ParticipantsWithdraw extends OperatorCommand {

    @Parameters(index = "0", paramLabel = "PRINCIPAL", description = "Whose name it is.")
    @SuppressWarnings("NullAway.Init")
    private OrganisationNumber principal;

    @Parameters(index = "1", paramLabel = "SUPPLIER", description = "Who calls.")
    @SuppressWarnings("NullAway.Init")
    private OrganisationNumber supplier;

    public ParticipantsWithdraw(OperatorContext.Opener opener) {
        super(opener);
    }

    @Override
    protected int run(OperatorContext services) {
        services.service(ParticipantChanges.class).withdraw(principal, supplier, operator());
        out().println("Withdrawn from " + supplier + " what " + principal + " had delegated to it.");
        return DONE;
    }
}
