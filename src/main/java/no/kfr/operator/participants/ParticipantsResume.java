package no.kfr.operator.participants;

import no.kfr.identity.OrganisationNumber;
import no.kfr.operator.command.OperatorCommand;
import no.kfr.operator.command.OperatorContext;
import no.kfr.participant.change.ParticipantChanges;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "resume", mixinStandardHelpOptions = true, description = "Lifts the suspension of a participant.")
public final class ParticipantsResume extends OperatorCommand {

    @Parameters(paramLabel = "NUMBER", description = "The organisation number.")
    @SuppressWarnings("NullAway.Init")
    private OrganisationNumber number;

    public ParticipantsResume(OperatorContext.Opener opener) {
        super(opener);
    }

    @Override
    protected int run(OperatorContext services) {
        services.service(ParticipantChanges.class).resume(number, operator());
        out().println("Resumed " + number + ".");
        return DONE;
    }
}
