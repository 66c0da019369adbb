package no.kfr.operator;

import java.time.Instant;
import no.kfr.operator.command.OperatorCommand;
import no.kfr.operator.command.OperatorContext;
import no.kfr.operator.journal.ExportCaseCommand;
import no.kfr.operator.journal.LookupAsOfCommand;
import no.kfr.operator.journal.Moments;
import no.kfr.operator.journal.PurgeCommand;
import no.kfr.operator.journal.ReleaseCommand;
import no.kfr.operator.journal.SearchCommand;
import no.kfr.operator.journal.SubjectReportCommand;
import no.kfr.operator.journal.VerifyCommand;
import no.kfr.operator.journal.WithholdCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Puts the commands together, for the root command to take in. */
public final class AuditCommands {

    private AuditCommands() {}

    /** {@code kfr audit ...}. */
    public static CommandLine audit(OperatorContext.Opener opener) {
        return converting(new CommandLine(new Audit())
                .addSubcommand(new VerifyCommand(opener))
                .addSubcommand(new SearchCommand(opener))
                .addSubcommand(new ExportCaseCommand(opener))
                .addSubcommand(new SubjectReportCommand(opener))
                .addSubcommand(new WithholdCommand(opener))
                .addSubcommand(new ReleaseCommand(opener))
                .addSubcommand(new PurgeCommand(opener)));
    }

    /** {@code kfr lookup-as-of ...}. */
    public static CommandLine lookupAsOf(OperatorContext.Opener opener) {
        return converting(new CommandLine(new LookupAsOfCommand(opener)));
    }

    private static CommandLine converting(CommandLine commands) {
        return OperatorCommand.converting(commands).registerConverter(Instant.class, Moments::read);
    }

    @Command(
            name = "audit",
            mixinStandardHelpOptions = true,
            synopsisSubcommandLabel = "COMMAND",
            description = "The journal: what was asked and answered, and the proof of it.")
    private static final class Audit {}
}
