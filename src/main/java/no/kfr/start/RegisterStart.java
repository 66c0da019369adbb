package no.kfr.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import no.kfr.outbound.OutboundHttp;
import no.kfr.refusal.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** A start of the register in this process: with which settings, how talkative. Each step returns a new one. */
public final class RegisterStart {

    /** Used when no file is named and this one is there. */
    private static final Path DEFAULT_SETTINGS = Path.of("kfr.yaml");

    private final Class<?> application;
    private final @Nullable Path settings;
    private final boolean verbose;
    private final boolean network;

    private RegisterStart(Class<?> application, @Nullable Path settings, boolean verbose, boolean network) {
        this.application = application;
        this.settings = settings;
        this.verbose = verbose;
        this.network = network;
    }

    public static RegisterStart of(Class<?> application) {
        return new RegisterStart(application, null, false, true);
    }

    /** With the settings in this file; {@code null} means {@code ./kfr.yaml}, where there is one. */
    public RegisterStart settings(@Nullable Path file) {
        return new RegisterStart(application, file, verbose, network);
    }

    /** A start that fails prints all that the program knows, before its reason. */
    public RegisterStart verbose(boolean verbose) {
        return new RegisterStart(application, settings, verbose, network);
    }

    /** Opens no port, and brings up a service when it is asked for. */
    public RegisterStart withoutNetwork() {
        return new RegisterStart(application, settings, verbose, false);
    }

    /**
     * Returns when requests are answered.
     *
     * @throws StartRefused with the reason for the operator
     */
    public ConfigurableApplicationContext start() {
        List<String> arguments = arguments();
        OutboundHttp.installProxies();
        HeldLog.hold();
        try {
            var context = spring().run(arguments.toArray(String[]::new));
            HeldLog.release();
            return context;
        } catch (RuntimeException failure) {
            throw refused(failure);
        }
    }

    /** Does what may bring up a part of the register, and turns what stops it into a reason for the operator. */
    public static <T> T explained(Supplier<T> work) {
        HeldLog.hold();
        try {
            T done = work.get();
            HeldLog.release();
            return done;
        } catch (BeansException failure) {
            HeldLog.discard();
            throw new StartRefused(StartFailure.explain(failure), failure);
        }
    }

    private SpringApplication spring() {
        var spring = new SpringApplication(application);
        spring.setBannerMode(Banner.Mode.OFF);
        spring.setLogStartupInfo(false);
        spring.addInitializers(context -> FormerNames.translate(context.getEnvironment()));
        spring.addInitializers(context -> SettingsCheck.readable(context.getEnvironment()));
        spring.addInitializers(context -> context.addBeanFactoryPostProcessor(
                beans -> SettingsCheck.refuseUnknownModules(context.getEnvironment(), beans)));
        if (network) {
            spring.addInitializers(context -> SettingsCheck.refuseUnusableTls(context.getEnvironment()));
        } else {
            spring.setWebApplicationType(WebApplicationType.NONE);
            spring.setLazyInitialization(true);
        }
        return spring;
    }

    private StartRefused refused(RuntimeException failure) {
        if (verbose) {
            HeldLog.release();
        } else {
            HeldLog.discard();
        }
        return new StartRefused(StartFailure.explain(failure), failure);
    }

    private List<String> arguments() {
        var arguments = new ArrayList<String>();
        arguments.add("--spring.config.location=classpath:/application.yaml");
        Path file = settings == null ? DEFAULT_SETTINGS : settings;
        if (Files.isReadable(file) && !Files.isDirectory(file)) {
            arguments.add("--spring.config.additional-location=file:" + withFormat(file.toAbsolutePath()));
        } else if (settings != null || Files.exists(file)) {
            throw new StartRefused("The settings file " + file.toAbsolutePath()
                    + " is not there or cannot be read. Name the file with --settings, or leave the option out to use"
                    + " ./kfr.yaml.");
        }
        return arguments;
    }

    /** A file of any name is read as YAML, unless its name says that it holds properties. */
    private static String withFormat(Path file) {
        String name = file.toString();
        return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".properties")
                ? name
                : name + "[.yaml]";
    }
}
