package no.kfr.demo.karsimulator;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import no.kfr.keyfile.KeyFile;
import no.kfr.keyfile.KeyFileRefused;
import no.kfr.terminal.CommandFailed;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kfr kar-simulator}: KAR and Maskinporten on this machine, with invented data. */
@Command(
        name = "kar-simulator",
        mixinStandardHelpOptions = true,
        description = {
            "Stands in for KAR and Maskinporten on this machine, with invented data and faults to order.",
            "",
            "The data is a file of lines, separated by semicolons:",
            "  relationship;customer;institution;bankName;from;to;activeAccount;ownershipType",
            "  account;account number;institution;bankName",
            "  fault;customer or account number;fault",
            "Faults: none, slow, silent, dribble, unauthorised, forbidden, refused, error, unavailable, timeout,",
            "garbage, half. While it runs: curl -X POST 'http://127.0.0.1:PORT/simulator/fault?is=silent'",
            "(at=token for the token endpoint, times=3 for the next three questions, is=none to end it)."
        })
public final class KarSimulatorCommand implements Callable<Integer> {

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8444",
            description = "Where it listens, on this machine only; 0 for any free port. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(names = "--data", paramLabel = "FILE", description = "What it knows. Default: nothing.")
    private @Nullable Path data;

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            description = "Authorities (PEM) that callers' certificates come from. Default: any certificate will do.")
    private @Nullable Path trust;

    @Option(names = "--fault", paramLabel = "FAULT", defaultValue = "none", description = "A fault from the start.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String fault;

    @Option(
            names = "--delay",
            paramLabel = "SECONDS",
            defaultValue = "3",
            description = "Of the fault slow. Default: ${DEFAULT-VALUE}.")
    private int delay;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Fault first = Fault.named(fault)
                .orElseThrow(
                        () -> new CommandFailed("There is no fault " + fault + ". There are: " + Fault.words() + "."));
        SimulatedData known = data == null ? SimulatedData.NONE : DataFile.read(text(data));
        var options =
                new KarSimulator.Options(port, known, authorities(), Duration.ofMinutes(2), Duration.ofSeconds(delay));
        try (KarSimulator simulator = KarSimulator.start(options, Clock.systemUTC())) {
            simulator.inject(first);
            print(simulator);
            new CountDownLatch(1).await();
        } catch (IOException | IllegalArgumentException taken) {
            throw new CommandFailed("Port " + port + " cannot be listened on. Name another one with --port.", taken);
        }
        return CommandLine.ExitCode.OK;
    }

    private void print(KarSimulator simulator) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("KAR is simulated at " + simulator.address() + ". Settings of a register that asks it:");
        out.println("  kfr.kar.base-address: " + simulator.address());
        out.println("  kfr.kar.maskinporten.token-endpoint: " + simulator.tokenEndpoint());
        out.println("  kfr.kar.maskinporten.audience: " + KarSimulator.AUDIENCE);
        out.println("  kfr.kar.maskinporten.client-id: any");
        out.println("Ctrl-C ends it.");
        out.flush();
    }

    private List<X509Certificate> authorities() {
        Path file = trust;
        if (file == null) {
            return List.of();
        }
        try {
            return KeyFile.read(file, null).certificates();
        } catch (KeyFileRefused refused) {
            throw new CommandFailed("The file " + file + " " + refused.getMessage() + ".", refused);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new CommandFailed("The file " + file + " cannot be read.", unreadable);
        }
    }
}
