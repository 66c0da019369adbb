package no.kfr.operator.participants;

import java.time.LocalDate;
import no.kfr.identity.OrganisationNumber;
import no.kfr.operator.command.OperatorCommand;
import no.kfr.operator.command.OperatorContext;
import no.kfr.participant.Suspension;
import no.kfr.participant.change.ParticipantChanges;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "suspend",
        mixinStandardHelpOptions = true,
        description = "Suspends a participant: from that day on nothing of it is accepted, on any node.")
public final class ParticipantsSuspend extends OperatorCommand {

    @Parameters(paramLabel = "NUMBER", description = "The organisation number.")
    @SuppressWarnings("NullAway.Init")
    private OrganisationNumber number;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; for operators only.")
    @SuppressWarnings("NullAway.Init")
    private String reason;

    @Option(names = "--since", paramLabel = "DATE", description = "First day of it. Default: today, at once.")
    private @Nullable LocalDate since;

    public ParticipantsSuspend(OperatorContext.Opener opener) {
        super(opener);
    }

    @Override
    protected int run(OperatorContext services) {
        LocalDate day = since == null ? today(services) : since;
        services.service(ParticipantChanges.class).suspend(number, new Suspension(day, reason), operator());
        out().println("Suspended " + number + " since " + day + ".");
        return DONE;
    }
}
