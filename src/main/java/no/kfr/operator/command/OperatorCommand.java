package no.kfr.operator.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import no.kfr.audit.AuditRefused;
import no.kfr.identity.Flaw;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.ShownText;
import no.kfr.rights.InputRefused;
import no.kfr.time.OsloDay;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** What an operator's commands have in common: whose name they go under, where the services come from, how a refusal is told. */
public abstract class OperatorCommand implements Callable<Integer> {

    protected static final int DONE = 0;
    protected static final int REFUSED = 1;

    private final OperatorContext.Opener opener;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "Who does it, for the journal. Default: the name you are logged in with.")
    private @Nullable String operator;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "The file with the register's settings. Default: ./kfr.yaml, where there is one.")
    private @Nullable Path settings;

    protected OperatorCommand(OperatorContext.Opener opener) {
        this.opener = opener;
    }

    /** Lets the commands read numbers of organisations, and dates. */
    public static CommandLine converting(CommandLine commands) {
        return commands.setUsageHelpWidth(100)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(OrganisationNumber.class, OperatorCommand::number)
                .registerConverter(LocalDate.class, OperatorCommand::date);
    }

    /** @return the exit code */
    protected abstract int run(OperatorContext services);

    /** Without the register; nothing, when it is needed. */
    protected @Nullable Integer runOffline() {
        return null;
    }

    @Override
    public final Integer call() {
        try {
            Integer done = runOffline();
            if (done != null) {
                return done;
            }
            try (OperatorContext services = opener.open(settings)) {
                return run(services);
            }
        } catch (InputRefused refused) {
            refused.problems().forEach(problem -> err().println(ShownText.ofLines(problem.toString())));
            err().println("Nothing was changed.");
            return REFUSED;
        } catch (AuditRefused refused) {
            err().println(refused.getMessage());
            return REFUSED;
        }
    }

    protected final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    protected final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    protected final String operator() {
        return operator == null || operator.isBlank() ? System.getProperty("user.name") : operator.strip();
    }

    protected static LocalDate today(OperatorContext services) {
        return OsloDay.today(services.service(Clock.class));
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notADate) {
            throw new TypeConversionException("not a date like 2026-11-22");
        }
    }

    private static OrganisationNumber number(String text) {
        Flaw flaw = OrganisationNumber.flaw(text);
        if (flaw != null) {
            throw new TypeConversionException("not an organisation number: " + flaw.rule());
        }
        return new OrganisationNumber(text);
    }
}
