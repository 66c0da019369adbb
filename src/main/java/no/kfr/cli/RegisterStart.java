package no.kfr.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.kfr.refusal.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A start of the register in this process: with which settings, how talkative. Each step returns a new one. */
public final class RegisterStart {

    /** Used when no file is named and this one is there. */
    private static final Path DEFAULT_SETTINGS = Path.of("kfr.yaml");

    private final Class<?> application;
    private final @Nullable Path settings;
    private final Map<String, String> overrides;
    private final boolean verbose;

    private RegisterStart(
            Class<?> application, @Nullable Path settings, Map<String, String> overrides, boolean verbose) {
        this.application = application;
        this.settings = settings;
        this.overrides = Map.copyOf(overrides);
        this.verbose = verbose;
    }

    public static RegisterStart of(Class<?> application) {
        return new RegisterStart(application, null, Map.of(), false);
    }

    /** With the settings in this file; {@code null} means {@code ./kfr.yaml}, where there is one. */
    public RegisterStart settings(@Nullable Path file) {
        return new RegisterStart(application, file, overrides, verbose);
    }

    /** With this setting, whatever the file or the environment says. */
    public RegisterStart with(String name, String value) {
        var more = new TreeMap<>(overrides);
        more.put(name, value);
        return new RegisterStart(application, settings, more, verbose);
    }

    /** A start that fails prints all that the program knows, before its reason. */
    public RegisterStart verbose(boolean verbose) {
        return new RegisterStart(application, settings, overrides, verbose);
    }

    /**
     * Returns when requests are answered.
     *
     * @throws StartRefused with the reason for the operator
     */
    public ConfigurableApplicationContext start() {
        List<String> arguments = arguments();
        HeldLog.hold();
        try {
            var spring = new SpringApplication(application);
            spring.setBannerMode(Banner.Mode.OFF);
            spring.setLogStartupInfo(false);
            spring.addInitializers(context -> SettingsCheck.readable(context.getEnvironment()));
            spring.addInitializers(context ->
                    context.addBeanFactoryPostProcessor(beans -> SettingsCheck.run(context.getEnvironment(), beans)));
            var context = spring.run(arguments.toArray(String[]::new));
            HeldLog.release();
            return context;
        } catch (RuntimeException failure) {
            throw refused(failure);
        }
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
        overrides.forEach((name, value) -> arguments.add("--" + name + "=" + value));
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
