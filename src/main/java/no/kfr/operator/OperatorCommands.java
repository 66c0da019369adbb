package no.kfr.operator;

import java.io.Reader;
import java.util.List;
import no.kfr.operator.command.OperatorCommand;
import no.kfr.operator.command.OperatorContext;
import no.kfr.operator.mandates.MandatesAdd;
import no.kfr.operator.mandates.MandatesChange;
import no.kfr.operator.mandates.MandatesExport;
import no.kfr.operator.mandates.MandatesImport;
import no.kfr.operator.mandates.MandatesList;
import no.kfr.operator.mandates.MandatesRemove;
import no.kfr.operator.mandates.MandatesResume;
import no.kfr.operator.mandates.MandatesShow;
import no.kfr.operator.mandates.MandatesSuspend;
import no.kfr.operator.participants.ParticipantsAdd;
import no.kfr.operator.participants.ParticipantsChange;
import no.kfr.operator.participants.ParticipantsDelegate;
import no.kfr.operator.participants.ParticipantsExport;
import no.kfr.operator.participants.ParticipantsImport;
import no.kfr.operator.participants.ParticipantsList;
import no.kfr.operator.participants.ParticipantsResume;
import no.kfr.operator.participants.ParticipantsShow;
import no.kfr.operator.participants.ParticipantsSuspend;
import no.kfr.operator.participants.ParticipantsWithdraw;
import no.kfr.operator.rights.CoverageCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Puts the commands together, for the root command to take in. */
public final class OperatorCommands {

    private OperatorCommands() {}

    /**
     * All of them.
     *
     * @param application the Spring configuration of the register
     * @param answers where the operator's yes comes from, standard input as a rule
     */
    public static List<CommandLine> of(Class<?> application, Reader answers) {
        OperatorContext.Opener opener = OfflineServices.of(application);
        return List.of(
                participants(opener, answers),
                mandates(opener, answers),
                coverage(opener),
                AuditCommands.audit(opener),
                AuditCommands.lookupAsOf(opener));
    }

    /**
     * {@code kfr participants ...}.
     *
     * @param answers where the operator's yes comes from, standard input as a rule
     */
    public static CommandLine participants(OperatorContext.Opener opener, Reader answers) {
        return OperatorCommand.converting(new CommandLine(new Participants())
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
        return OperatorCommand.converting(new CommandLine(new Mandates())
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
        return OperatorCommand.converting(new CommandLine(new CoverageCommand(opener)));
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
