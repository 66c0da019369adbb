package no.kfr.operator.participants;

import java.time.LocalDate;
import no.kfr.identity.OrganisationNumber;
import no.kfr.operator.command.OperatorCommand;
import no.kfr.operator.command.OperatorContext;
import no.kfr.participant.change.ParticipantChanges;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "change",
        mixinStandardHelpOptions = true,
        description =
                "Changes what is said of a participant; the rest stays. Lists that are given replace the old ones.")
public final class ParticipantsChange extends OperatorCommand {

    @Parameters(paramLabel = "NUMBER", description = "The organisation number.")
    @SuppressWarnings("NullAway.Init")
    private OrganisationNumber number;

    @Mixin
    private final ParticipantOptions options = new ParticipantOptions();

    public ParticipantsChange(OperatorContext.Opener opener) {
        super(opener);
    }

    @Override
    protected int run(OperatorContext services) {
        LocalDate today = today(services);
        services.service(ParticipantChanges.class).change(number, known -> options.applyTo(known, today), operator());
        out().println("Changed " + number + ".");
        return DONE;
    }
}
