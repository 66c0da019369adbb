package no.kfr.operator.journal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import no.kfr.audit.AuditRefused;
import no.kfr.audit.Journal;
import no.kfr.audit.JournalEntry;
import no.kfr.identity.CaseId;
import no.kfr.identity.CustomerId;
import no.kfr.identity.Period;
import no.kfr.operator.command.OperatorCommand;
import no.kfr.operator.command.OperatorContext;
import no.kfr.participant.Participants;
import no.kfr.register.KnownRelationship;
import no.kfr.register.Register;
import no.kfr.register.period.Ownership;
import no.kfr.terminal.Table;
import no.kfr.time.OsloDay;
import no.kfr.transaction.UnitOfWork;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "lookup-as-of",
        mixinStandardHelpOptions = true,
        usageHelpWidth = 100,
        description = {
            "What the register itself would have answered at a past moment: from what it knew then, whatever was"
                    + " registered, ended or annulled later.",
            "Journalled like any question."
        })
public final class LookupAsOfCommand extends OperatorCommand {

    @Mixin
    private final ControlObjectOption controlObject = new ControlObjectOption();

    @Option(
            names = "--at",
            required = true,
            paramLabel = "TIME",
            description = "The moment, in Norway's time: 2026-03-03T12:00, or with a zone: 2026-03-03T12:00:00Z.")
    @SuppressWarnings("NullAway.Init")
    private Instant at;

    @Option(names = "--from", paramLabel = "DATE", description = "First day asked about. Default: the day of --at.")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "Last day asked about. Default: the day of --at.")
    private @Nullable LocalDate to;

    @Option(names = "--case", paramLabel = "UUID", description = "The case that it is for.")
    private @Nullable UUID caseId;

    @Option(
            names = "--only-primary-owner",
            description = "Only institutions where it owned, as an agency asks that may ask nothing else.")
    private boolean onlyPrimaryOwner;

    public LookupAsOfCommand(OperatorContext.Opener opener) {
        super(opener);
    }

    @Override
    protected int run(OperatorContext services) {
        CustomerId about = controlObject.id();
        if (about == null) {
            throw new AuditRefused("Whom is it about? Name it with --control-object.");
        }
        if (at.isAfter(services.service(Clock.class).instant())) {
            throw new AuditRefused("--at is in the future; nobody knows what will be answered then.");
        }
        Period period = period();
        Register register = services.service(Register.class);
        Journal journal = services.service(Journal.class);
        List<KnownRelationship> known = services.service(UnitOfWork.class).run(() -> {
            List<KnownRelationship> found = register.findAsOf(about, period, at).stream()
                    .filter(this::isAskedFor)
                    .toList();
            journal.record(entry(about, period, found));
            return found;
        });
        print(known, services.service(Participants.class));
        return DONE;
    }

    private boolean isAskedFor(KnownRelationship relationship) {
        return !onlyPrimaryOwner || relationship.ownership() == Ownership.PRIMARY_OWNER;
    }

    private Period period() {
        LocalDate day = OsloDay.of(at);
        LocalDate first = from == null ? day : from;
        LocalDate last = to == null ? day : to;
        if (last.isBefore(first)) {
            throw new AuditRefused("--to is before --from.");
        }
        return new Period(first, last);
    }

    private void print(List<KnownRelationship> known, Participants participants) {
        var table = new Table("Number", "Name (today's)", "From", "To", "Ownership");
        known.stream()
                .sorted(Comparator.comparing(KnownRelationship::institution)
                        .thenComparing(each -> each.period().from()))
                .forEach(each -> table.row(
                        each.institution().value(),
                        participants.nameOf(each.institution()),
                        each.period().from().toString(),
                        each.period().isOpen() ? "" : each.period().to().toString(),
                        each.ownership().name()));
        table.print(out());
        long institutions =
                known.stream().map(KnownRelationship::institution).distinct().count();
        out().println(institutions + (institutions == 1 ? " institution" : " institutions") + " as known at "
                + Moments.shown(at) + " (Norway)");
    }

    private JournalEntry entry(CustomerId about, Period period, List<KnownRelationship> known) {
        String answered = known.stream()
                .map(each -> each.institution().value())
                .distinct()
                .sorted()
                .collect(Collectors.joining(","));
        return JournalEntry.of("lookup-as-of")
                .by(operator())
                .caseId(caseId == null ? null : new CaseId(caseId))
                .about(about)
                .during(period)
                .detail("as of " + at + (onlyPrimaryOwner ? ", only primary owner," : "") + " answered "
                        + (answered.isEmpty() ? "none" : answered))
                .entry();
    }
}
