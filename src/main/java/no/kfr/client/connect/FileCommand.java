package no.kfr.client.connect;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import no.kfr.client.soap.CallFailed;
import no.kfr.client.soap.RegisterClient;
import no.kfr.terminal.Terminal;
import no.kfr.time.OsloDay;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands about files have in common. */
public abstract class FileCommand implements Callable<Integer> {

    public static final String EXIT_CODES =
            "Exit codes: 0 done, 1 failed (the reason stands on stderr), 2 wrong use of the command line,";

    private final Context context;

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

    public FileCommand(Context context) {
        this.context = context;
    }

    /** What a command stands in. */
    public record Context(Terminal terminal, Clock clock, CallRetry.Pause pause) {}

    /** @return the exit code */
    protected abstract int run(RegisterClient client);

    @Override
    public final Integer call() {
        try (RegisterClient client = new RegisterClient(options.connection(terminal()))) {
            return run(client);
        } catch (CallFailed failed) {
            throw options.explained(failed);
        }
    }

    protected final Terminal terminal() {
        return context.terminal();
    }

    protected final Clock clock() {
        return context.clock();
    }

    protected final CallRetry.Pause pause() {
        return context.pause();
    }

    protected final RegisterOptions options() {
        return options;
    }

    protected final CallRetry retry() {
        return new CallRetry(Duration.ofSeconds(retryFor), pause(), terminal()::say);
    }

    protected final LocalDate today() {
        return OsloDay.today(clock());
    }
}
