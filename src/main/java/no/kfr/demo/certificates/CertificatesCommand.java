package no.kfr.demo.certificates;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code kfr certificates}: certificates for tests and demonstrations. */
@Command(
        name = "certificates",
        mixinStandardHelpOptions = true,
        description = "Makes certificates for tests and demonstrations. Never for production.",
        subcommands = DemoCommand.class)
public final class CertificatesCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which: kfr certificates demo --out DIR");
    }
}
