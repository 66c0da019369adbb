package no.kfr.cli.files;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import no.kfr.cli.client.CallFailed;
import no.kfr.cli.client.RegisterClient;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands about files have in common. */
abstract class FileCommand implements Callable<Integer> {

    static final String EXIT_CODES =
            "Exit codes: 0 done, 1 failed (the reason stands on stderr), 2 wrong use of the command line,";

    private final Surroundings surroundings;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private RegisterOptions options;

    @Option(
            names = "--retry-for",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description = "How long a call that gets no answer, or is asked to come back, is tried again. Default:"
                    + " ${DEFAULT-VALUE}.")
    private int retryFor;

    FileCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** What a command stands in. */
    record Surroundings(Terminal terminal, Clock clock, Patience.Pause pause) {}

    /** @return the exit code */
    abstract int run(RegisterClient client);

    @Override
    public final Integer call() {
        try (RegisterClient client = new RegisterClient(options.connection(terminal()))) {
            return run(client);
        } catch (CallFailed failed) {
            throw options.explained(failed);
        }
    }

    final Terminal terminal() {
        return surroundings.terminal();
    }

    final Clock clock() {
        return surroundings.clock();
    }

    final Patience.Pause pause() {
        return surroundings.pause();
    }

    final RegisterOptions options() {
        return options;
    }

    final Patience patience() {
        return new Patience(Duration.ofSeconds(retryFor), pause(), terminal()::say);
    }

    final LocalDate today() {
        return LocalDate.now(clock().withZone(MomentText.NORWAY));
    }
}
