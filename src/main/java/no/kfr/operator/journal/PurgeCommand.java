package no.kfr.operator.journal;

import java.util.List;
import no.kfr.audit.retention.Retention;
import no.kfr.operator.command.OperatorCommand;
import no.kfr.operator.command.OperatorContext;
import no.kfr.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "purge",
        mixinStandardHelpOptions = true,
        description = "Takes out content whose retention (kfr.audit.retention) is over, for ever. Without --yes it only"
                + " counts. Seals stay verifiable; the purge is itself journalled.")
public final class PurgeCommand extends OperatorCommand {

    @Option(names = "--yes", description = "Do it.")
    private boolean yes;

    public PurgeCommand(OperatorContext.Opener opener) {
        super(opener);
    }

    @Override
    protected int run(OperatorContext services) {
        Retention retention = services.service(Retention.class);
        List<Retention.Due> contents = yes ? retention.purge(operator()) : retention.due();
        var table = new Table("Kind", "Older than (Norway)", yes ? "Purged" : "Due");
        contents.forEach(due -> table.row(due.kind(), Moments.shown(due.before()), Long.toString(due.count())));
        table.print(out());
        if (!yes) {
            out().println("Nothing was purged; --yes does it.");
        }
        return DONE;
    }
}
