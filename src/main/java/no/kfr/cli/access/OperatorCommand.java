package no.kfr.cli.access;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import no.kfr.cli.OperatorContext;
import no.kfr.participant.InputRefused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all commands have in common: whose name they go under, where the services come from, how a refusal is told. */
abstract class OperatorCommand implements Callable<Integer> {

    static final int DONE = 0;
    static final int REFUSED = 1;

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

    OperatorCommand(OperatorContext.Opener opener) {
        this.opener = opener;
    }

    /** @return the exit code */
    abstract int run(OperatorContext services);

    @Override
    public final Integer call() {
        try (OperatorContext services = opener.open(settings)) {
            return run(services);
        } catch (InputRefused refused) {
            PrintWriter err = spec.commandLine().getErr();
            refused.problems().forEach(err::println);
            err.println("Nothing was changed.");
            return REFUSED;
        }
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    final String operator() {
        return operator == null || operator.isBlank() ? System.getProperty("user.name") : operator.strip();
    }

    static LocalDate today(OperatorContext services) {
        return LocalDate.now(services.service(Clock.class).withZone(ZoneId.of("Europe/Oslo")));
    }
}
