package no.kfr.demo;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import no.kfr.client.soap.CallFailed;
import no.kfr.start.RegisterStart;
import no.kfr.terminal.CommandFailed;
import no.kfr.terminal.Screen;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the register at work, complete and on this machine alone. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the register at work, complete and on this machine alone.",
            "",
            "Makes a demo CA and certificates, starts the register on the embedded database, registers customers,"
                    + " looks",
            "them up as the tax authority, together with a simulated KAR, asks who services accounts, ends one, all"
                    + " over",
            "HTTPS with signed messages. Then it keeps serving until Ctrl-C. Another run starts from the data that is"
                    + " there."
        })
public final class Demo implements Callable<Integer> {

    private final Class<?> application;

    @Option(names = "--once", description = "Stop after the show: exit code 0 when all of it worked, else 1.")
    private boolean once;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8443",
            description = "The port of the register. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where certificates, settings and the database lie. Default: data/demo.")
    private @Nullable Path data;

    @Option(names = "--fresh", description = "Begin with nothing: delete what an earlier demo left in that folder.")
    private boolean fresh;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    public Demo(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = folder().toAbsolutePath().normalize();
        var screen = Screen.of(command.commandLine().getOut(), System.getenv());
        requireFreePort();
        if (fresh) {
            DemoFolder.empty(folder);
        }
        DemoFolder.create(folder);
        screen.title("KFR, the register of customer relationships: demo");
        DemoCertificates certificates = certificates(screen, folder);
        try (var kar = DemoKar.start(folder, port + 1, certificates);
                var register = open(screen, folder, certificates, kar)) {
            Addresses.print(screen, port, managementPort(register), folder, kar.command(certificates), once);
            if (!once) {
                waitForEnd(register);
            }
            if (Boolean.getBoolean("kfr.learns")) {
                screen.line("  The JVM now notes what it has learned, so that the next start is faster: some seconds.");
            }
            return CommandLine.ExitCode.OK;
        } catch (CallFailed failure) {
            throw new CommandFailed("The demo did not work: " + failure.getMessage(), failure);
        }
    }

    private static DemoCertificates certificates(Screen screen, Path folder) throws IOException {
        var certificates = new DemoCertificates(folder.resolve("certificates"), Clock.systemUTC());
        long began = System.nanoTime();
        boolean made = certificates.prepare();
        screen.done(
                "certificates",
                (made ? "a demo CA and " + (certificates.count() - 1) + " certificates made" : "those of the last run"),
                since(began));
        return certificates;
    }

    private ConfigurableApplicationContext open(Screen screen, Path folder, DemoCertificates certificates, DemoKar kar)
            throws IOException {
        screen.done("KAR", "simulated at " + kar.address(), 0);
        long began = System.nanoTime();
        Path settings = DemoSettings.write(folder, port, certificates, kar);
        var register = RegisterStart.of(application).settings(settings).start();
        try {
            screen.done("register", "answers at https://localhost:" + port, since(began));
            began = System.nanoTime();
            screen.done("participants", DemoRights.seed(register), since(began));
            new DemoStory(screen, certificates, port, kar).tell();
            return register;
        } catch (RuntimeException | IOException failure) {
            register.close();
            throw failure;
        }
    }

    private static String managementPort(ConfigurableApplicationContext register) {
        return register.getEnvironment().getRequiredProperty("local.management.port");
    }

    /** Before anything is made: making keys takes a while. */
    private void requireFreePort() {
        try (var free = new ServerSocket(port)) {
            free.setReuseAddress(true);
        } catch (IOException | IllegalArgumentException taken) {
            throw new CommandFailed(
                    "Port " + port
                            + " is in use by another program (or not open to this user), perhaps by a register that"
                            + " runs already. End that one, or choose another port: kfr demo --port 9443.",
                    taken);
        }
    }

    private static void waitForEnd(ConfigurableApplicationContext register) throws InterruptedException {
        var ended = new CountDownLatch(1);
        register.addApplicationListener(event -> {
            if (event instanceof org.springframework.context.event.ContextClosedEvent) {
                ended.countDown();
            }
        });
        ended.await();
    }

    private Path folder() {
        Path chosen = data;
        if (chosen != null) {
            return chosen;
        }
        Map<String, String> environment = System.getenv();
        return Path.of(Objects.requireNonNullElse(environment.get("KFR_HOME"), "."), "data", "demo");
    }

    private static long since(long began) {
        return (System.nanoTime() - began) / 1_000_000;
    }
}
