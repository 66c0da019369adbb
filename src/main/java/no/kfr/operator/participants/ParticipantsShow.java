package no.kfr.operator.participants;

import java.util.List;
import no.kfr.identity.OrganisationNumber;
import no.kfr.operator.command.OperatorCommand;
import no.kfr.operator.command.OperatorContext;
import no.kfr.participant.Delegation;
import no.kfr.participant.Directory;
import no.kfr.participant.Participant;
import no.kfr.participant.Participants;
import no.kfr.participant.change.ParticipantText;
import no.kfr.rights.InputRefused;
import no.kfr.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows a participant, and what it has delegated and was delegated.")
public final class ParticipantsShow extends OperatorCommand {

    @Parameters(paramLabel = "NUMBER", description = "The organisation number.")
    @SuppressWarnings("NullAway.Init")
    private OrganisationNumber number;

    public ParticipantsShow(OperatorContext.Opener opener) {
        super(opener);
    }

    @Override
    protected int run(OperatorContext services) {
        Directory directory = services.service(Participants.class).current();
        Participant participant =
                directory.find(number).orElseThrow(() -> InputRefused.because(number + " is not a participant"));
        var table = new Table("number", number.value());
        ParticipantText.fields(participant).forEach((field, value) -> table.row(field, value));
        delegations(table, directory, "delegation to", directory.delegationsOf(number), true);
        delegations(table, directory, "delegation from", directory.delegationsFor(number), false);
        table.print(out());
        return DONE;
    }

    private static void delegations(
            Table table, Directory directory, String label, List<Delegation> delegations, boolean given) {
        for (Delegation delegation : delegations) {
            OrganisationNumber other = given ? delegation.supplier() : delegation.principal();
            String name = directory.find(other).map(Participant::name).orElse("");
            table.row(label, other + " " + name + ": " + ParticipantText.terms(delegation));
        }
    }
}
