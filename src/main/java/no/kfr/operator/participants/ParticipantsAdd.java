package no.kfr.operator.participants;

import java.util.TreeSet;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.operator.command.OperatorCommand;
import no.kfr.operator.command.OperatorContext;
import no.kfr.participant.Participant;
import no.kfr.participant.change.ParticipantChanges;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = "Adds a participant, with one part or several: --institution, --agency, --supplier.")
public final class ParticipantsAdd extends OperatorCommand {

    @Parameters(paramLabel = "NUMBER", description = "The organisation number.")
    @SuppressWarnings("NullAway.Init")
    private OrganisationNumber number;

    @Mixin
    private final ParticipantOptions options = new ParticipantOptions();

    public ParticipantsAdd(OperatorContext.Opener opener) {
        super(opener);
    }

    @Override
    protected int run(OperatorContext services) {
        var empty =
                new Participant(number, "", Period.openFrom(today(services)), null, null, false, null, new TreeSet<>());
        Participant participant = options.applyTo(empty, today(services));
        services.service(ParticipantChanges.class).add(participant, operator());
        out().println("Added " + number + " " + participant.name() + ".");
        return DONE;
    }
}
