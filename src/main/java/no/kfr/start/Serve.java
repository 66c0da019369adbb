package no.kfr.start;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the register with the operator's settings, until it is told to stop. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Starts the register with the operator's settings.",
        footer = {
            "",
            "Settings are read from the file, and from environment variables, which win: the setting",
            "spring.datasource.password is the variable SPRING_DATASOURCE_PASSWORD. src/docs/settings.md lists them.",
            "A wrong setting ends the start with its reason and exit code 1. Ctrl-C or SIGTERM ends the register",
            "after the requests that are under way."
        })
public final class Serve implements Callable<Integer> {

    private final Class<?> application;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "The file with the settings (YAML). Default: ./kfr.yaml, where there is one.")
    private @Nullable Path settings;

    @Option(names = "--verbose", description = "When the start fails, print all that the program knows about it.")
    private boolean verbose;

    public Serve(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() throws InterruptedException {
        var closed = new CountDownLatch(1);
        System.setProperty("kfr.log.level", "INFO");
        System.setProperty("kfr.log.target", "System.out");
        var register = RegisterStart.of(application)
                .settings(settings)
                .verbose(verbose)
                .start();
        register.addApplicationListener((ApplicationListener<ContextClosedEvent>) event -> closed.countDown());
        closed.await();
        return CommandLine.ExitCode.OK;
    }
}
