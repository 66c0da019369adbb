package no.kfr.cli.access;

import java.io.Reader;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import no.kfr.cli.OperatorContext;
import no.kfr.identity.OrganisationNumber;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.TypeConversionException;

/** Puts the commands together, for the root command to take in. */
public final class OperatorCommands {

    private OperatorCommands() {}

    /**
     * {@code kfr participants ...}.
     *
     * @param answers where the operator's yes comes from, standard input as a rule
     */
    public static CommandLine participants(OperatorContext.Opener opener, Reader answers) {
        return converting(new CommandLine(new Participants())
                .addSubcommand(new ParticipantsList(opener))
                .addSubcommand(new ParticipantsShow(opener))
                .addSubcommand(new ParticipantsAdd(opener))
                .addSubcommand(new ParticipantsChange(opener))
                .addSubcommand(new ParticipantsSuspend(opener))
                .addSubcommand(new ParticipantsResume(opener))
                .addSubcommand(new ParticipantsDelegate(opener))
                .addSubcommand(new ParticipantsWithdraw(opener))
                .addSubcommand(new ParticipantsImport(opener, answers))
                .addSubcommand(new ParticipantsExport(opener)));
    }

    /** {@code kfr mandates ...}. */
    public static CommandLine mandates(OperatorContext.Opener opener, Reader answers) {
        return converting(new CommandLine(new Mandates())
                .addSubcommand(new MandatesList(opener))
                .addSubcommand(new MandatesShow(opener))
                .addSubcommand(new MandatesAdd(opener))
                .addSubcommand(new MandatesChange(opener))
                .addSubcommand(new MandatesSuspend(opener))
                .addSubcommand(new MandatesResume(opener))
                .addSubcommand(new MandatesRemove(opener))
                .addSubcommand(new MandatesImport(opener, answers))
                .addSubcommand(new MandatesExport(opener)));
    }

    /** {@code kfr coverage}. */
    public static CommandLine coverage(OperatorContext.Opener opener) {
        return converting(new CommandLine(new CoverageCommand(opener)));
    }

    private static CommandLine converting(CommandLine commands) {
        return commands.setUsageHelpWidth(100)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(OrganisationNumber.class, OperatorCommands::number)
                .registerConverter(LocalDate.class, OperatorCommands::date);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notADate) {
            throw new TypeConversionException("not a date like 2026-11-22");
        }
    }

    private static OrganisationNumber number(String text) {
        return OrganisationNumber.read(text)
                .orElseThrow(() -> new TypeConversionException(
                        "not an organisation number (nine digits, the last a control digit)"));
    }

    @Command(
            name = "participants",
            mixinStandardHelpOptions = true,
            synopsisSubcommandLabel = "COMMAND",
            description = "Organisations that take part: institutions, agencies, suppliers; what they have delegated.")
    private static final class Participants {}

    @Command(
            name = "mandates",
            mixinStandardHelpOptions = true,
            synopsisSubcommandLabel = "COMMAND",
            description = "Legal mandates: what agencies may ask, with which limits.")
    private static final class Mandates {}
}
