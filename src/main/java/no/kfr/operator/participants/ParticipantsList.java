package no.kfr.operator.participants;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.kfr.operator.command.OperatorCommand;
import no.kfr.operator.command.OperatorContext;
import no.kfr.participant.FinancialInstitution;
import no.kfr.participant.Participant;
import no.kfr.participant.Participants;
import no.kfr.participant.PublicAgency;
import no.kfr.terminal.Table;
import picocli.CommandLine.Command;

@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists all participants.")
public final class ParticipantsList extends OperatorCommand {

    public ParticipantsList(OperatorContext.Opener opener) {
        super(opener);
    }

    @Override
    protected int run(OperatorContext services) {
        LocalDate today = today(services);
        List<Participant> all = services.service(Participants.class).all();
        var table = new Table("Number", "Name", "Parts", "Takes part");
        all.forEach(participant -> table.row(
                participant.number().value(), participant.name(), parts(participant), state(participant, today)));
        table.print(out());
        out().println(all.size() + (all.size() == 1 ? " participant" : " participants"));
        return DONE;
    }

    private static String parts(Participant participant) {
        var parts = new ArrayList<String>();
        FinancialInstitution institution = participant.institution();
        if (institution != null) {
            parts.add("institution (" + institution.coverage() + ")");
        }
        PublicAgency agency = participant.agency();
        if (agency != null) {
            parts.add("agency (" + agency.mandates().word() + ")");
        }
        if (participant.supplier()) {
            parts.add("supplier");
        }
        return String.join(", ", parts);
    }

    private static String state(Participant participant, LocalDate today) {
        if (participant.isSuspendedOn(today)) {
            return "no, suspended";
        }
        if (participant.isActiveOn(today)) {
            return "yes";
        }
        return today.isBefore(participant.active().from())
                ? "not until " + participant.active().from()
                : "no longer, since " + participant.active().to();
    }
}
