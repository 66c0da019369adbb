package no.kfr.cli.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import no.kfr.cli.OperatorContext;
import no.kfr.identity.OrganisationNumber;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.TypeConversionException;

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
        return commands.setUsageHelpWidth(100)
                .registerConverter(
                        OrganisationNumber.class,
                        text -> OrganisationNumber.read(text)
                                .orElseThrow(() -> new TypeConversionException(
                                        "not an organisation number (nine digits, the last a control digit)")))
                .registerConverter(Instant.class, Moments::read)
                .registerConverter(LocalDate.class, AuditCommands::date);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notADate) {
            throw new TypeConversionException("not a date like 2026-11-22");
        }
    }

    @Command(
            name = "audit",
            mixinStandardHelpOptions = true,
            synopsisSubcommandLabel = "COMMAND",
            description = "The journal: what was asked and answered, and the proof of it.")
    private static final class Audit {}
}
