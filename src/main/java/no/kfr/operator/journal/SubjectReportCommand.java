package no.kfr.operator.journal;

import java.util.List;
import java.util.Objects;
import no.kfr.audit.AuditRefused;
import no.kfr.audit.RecordedEntry;
import no.kfr.audit.search.JournalSearch;
import no.kfr.identity.ControlObject;
import no.kfr.identity.OrganisationNumber;
import no.kfr.operator.command.OperatorCommand;
import no.kfr.operator.command.OperatorContext;
import no.kfr.participant.Participants;
import no.kfr.terminal.Table;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "subject-report",
        mixinStandardHelpOptions = true,
        description =
                "Who has asked about a person, an organisation or an account, for the answer to him who it is about."
                        + " Cases that are withheld are left out.")
public final class SubjectReportCommand extends OperatorCommand {

    @Mixin
    private final AboutOption aboutOption = new AboutOption();

    public SubjectReportCommand(OperatorContext.Opener opener) {
        super(opener);
    }

    @Override
    protected int run(OperatorContext services) {
        ControlObject about = aboutOption.about();
        if (about == null) {
            throw new AuditRefused("Whom is it about? Name it with --control-object or --account.");
        }
        List<RecordedEntry> asked = services.service(JournalSearch.class).subjectReport(about, operator());
        Participants participants = services.service(Participants.class);
        out().println("Kundeforholdsregisteret: hvem som har spurt / who has asked");
        var table = new Table(
                "Tid / time (Norway)", "Hvem / who", "Hjemmel / mandate", "Periode / period", "Utfall / outcome");
        asked.forEach(entry -> table.row(
                Moments.shown(entry.recordedAt()),
                who(entry.principal(), participants),
                Objects.requireNonNullElse(entry.facts().references().legalMandate(), ""),
                entry.facts().days().shown(" to "),
                entry.outcome()));
        table.print(out());
        out().println(asked.size() + (asked.size() == 1 ? " entry" : " entries"));
        return DONE;
    }

    /** Without a principal it was the register's operator. */
    private static String who(@Nullable String principal, Participants participants) {
        return principal == null
                ? "Kundeforholdsregisteret"
                : OrganisationNumber.read(principal)
                        .map(number -> number + " " + participants.nameOf(number))
                        .orElse(principal);
    }
}
