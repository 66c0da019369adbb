package no.kfr.cli.audit;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import no.kfr.audit.AuditRefused;
import no.kfr.cli.OperatorContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands have in common: whose name they go under in the journal, and how a refusal is told. */
abstract class AuditCommand implements Callable<Integer> {

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

    AuditCommand(OperatorContext.Opener opener) {
        this.opener = opener;
    }

    /** @return the exit code */
    abstract int run(OperatorContext services);

    /** Without the register; nothing, when it is needed. */
    @Nullable
    Integer runOffline() {
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
        } catch (AuditRefused refused) {
            spec.commandLine().getErr().println(refused.getMessage());
            return REFUSED;
        }
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final String operator() {
        return operator == null || operator.isBlank() ? System.getProperty("user.name") : operator.strip();
    }
}
