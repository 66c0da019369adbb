package no.kfr.cli.access;

import java.util.List;
import no.kfr.cli.OperatorCommand;
import no.kfr.cli.OperatorContext;
import no.kfr.identity.OrganisationNumber;
import no.kfr.participant.Delegation;
import no.kfr.participant.Directory;
import no.kfr.participant.InputRefused;
import no.kfr.participant.Participant;
import no.kfr.participant.ParticipantText;
import no.kfr.participant.Participants;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows a participant, and what it has delegated and was delegated.")
final class ParticipantsShow extends OperatorCommand {

    @Parameters(paramLabel = "NUMBER", description = "The organisation number.")
    @SuppressWarnings("NullAway.Init")
    private OrganisationNumber number;

    ParticipantsShow(OperatorContext.Opener opener) {
        super(opener);
    }

    @Override
    protected int run(OperatorContext services) {
        Directory directory = services.service(Participants.class).current();
        Participant participant =
                directory.find(number).orElseThrow(() -> InputRefused.because(number + " is not a participant"));
        var table = new TextTable("number", number.value());
        ParticipantText.fields(participant).forEach(table::add);
        delegations(table, directory, "delegation to", directory.delegationsOf(number), true);
        delegations(table, directory, "delegation from", directory.delegationsFor(number), false);
        table.print(out());
        return DONE;
    }

    private static void delegations(
            TextTable table, Directory directory, String label, List<Delegation> delegations, boolean given) {
        for (Delegation delegation : delegations) {
            OrganisationNumber other = given ? delegation.supplier() : delegation.principal();
            String name = directory.find(other).map(Participant::name).orElse("");
            table.add(label, other + " " + name + ": " + ParticipantText.terms(delegation));
        }
    }
}
