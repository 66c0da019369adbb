package no.kfr.operator.journal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.kfr.audit.AuditRefused;
import no.kfr.audit.RecordedEntry;
import no.kfr.audit.search.JournalQuery;
import no.kfr.audit.search.JournalSearch;
import no.kfr.identity.OrganisationNumber;
import no.kfr.operator.command.OperatorCommand;
import no.kfr.operator.command.OperatorContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = "Shows entries of the journal, the newest first. The search is itself journalled.")
public final class SearchCommand extends OperatorCommand {

    @Option(names = "--case", paramLabel = "UUID", description = "The account info request id.")
    private @Nullable UUID caseId;

    @Mixin
    private final AboutOption about = new AboutOption();

    @Option(names = "--organisation", paramLabel = "NUMBER", description = "Who asked, or for whom it was asked.")
    private @Nullable OrganisationNumber organisation;

    @Option(names = "--from", paramLabel = "TIME", description = "From then on, for example 2026-03-03T12:00.")
    private @Nullable Instant from;

    @Option(names = "--before", paramLabel = "TIME", description = "Before then.")
    private @Nullable Instant before;

    @Option(names = "--outcome", paramLabel = "CODE", description = "OK, or the code of the refusal.")
    private @Nullable String outcome;

    @Option(names = "--operation", paramLabel = "NAME", description = "Of the contract, or a command.")
    private @Nullable String operation;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "200",
            description = "So many. Default: ${DEFAULT-VALUE}.")
    private int most;

    @Option(names = "--show-control-object", description = "Identity numbers are shown; otherwise they are masked.")
    private boolean shown;

    public SearchCommand(OperatorContext.Opener opener) {
        super(opener);
    }

    @Override
    protected int run(OperatorContext services) {
        if (most < 1 || most > 10_000) {
            throw new AuditRefused("--most is between 1 and 10000.");
        }
        var query = new JournalQuery(caseId, about.about(), organisation, from, before, outcome, operation, most);
        List<RecordedEntry> found = services.service(JournalSearch.class).find(query, operator());
        EntryTable.print(found, shown, out());
        return DONE;
    }
}
