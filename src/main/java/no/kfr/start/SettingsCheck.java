package no.kfr.start;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kfr.refusal.StartRefused;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.ConfigurableEnvironment;

/** Checks that need all settings together, before anything is opened. */
final class SettingsCheck {

    /** The one setting of the register that other settings only refer to. */
    private static final ConfigurationPropertyName EMBEDDED_DATABASE =
            ConfigurationPropertyName.of("kfr.embedded-database");

    private SettingsCheck() {}

    /** Before anything else looks at the settings, so that the reason can name the place of a wrong one. */
    static void readable(ConfigurableEnvironment settings) {
        Binder.get(settings).bind("server.port", Integer.class);
        Binder.get(settings).bind("server.ssl.enabled", Boolean.class);
    }

    /** Within a module, its settings record refuses names that it does not know; a module's own name only stands here. */
    static void refuseUnknownModules(ConfigurableEnvironment settings, ConfigurableListableBeanFactory beans) {
        Set<ConfigurationPropertyName> known = Stream.of(beans.getBeanNamesForAnnotation(ConfigurationProperties.class))
                .map(name -> beans.findAnnotationOnBean(name, ConfigurationProperties.class))
                .filter(Objects::nonNull)
                .map(annotation -> ConfigurationPropertyName.of(annotation.prefix()))
                .collect(Collectors.toCollection(HashSet::new));
        known.add(EMBEDDED_DATABASE);
        settings.getPropertySources().stream()
                .filter(OriginTrackedMapPropertySource.class::isInstance)
                .map(OriginTrackedMapPropertySource.class::cast)
                .forEach(source -> Stream.of(source.getPropertyNames())
                        .filter(name -> name.startsWith("kfr."))
                        .filter(name -> known.stream().noneMatch(prefix -> covers(prefix, name)))
                        .findFirst()
                        .ifPresent(name -> refuse(name, source, known)));
    }

    private static boolean covers(ConfigurationPropertyName prefix, String name) {
        var adapted = ConfigurationPropertyName.adapt(name, '.');
        return prefix.equals(adapted) || prefix.isAncestorOf(adapted);
    }

    private static void refuse(
            String name, OriginTrackedMapPropertySource source, Set<ConfigurationPropertyName> known) {
        var names = known.stream()
                .map(ConfigurationPropertyName::toString)
                .filter(prefix -> prefix.startsWith("kfr."))
                .collect(Collectors.toCollection(TreeSet::new));
        throw new StartRefused("The setting " + name + StartFailure.place(OriginLookup.getOrigin(source, name))
                + " is unknown. The register's own settings begin with one of: " + String.join(", ", names)
                + ". Correct its name or take it out.");
    }

    static void refuseUnusableTls(ConfigurableEnvironment settings) {
        boolean enabled = settings.getProperty("server.ssl.enabled", Boolean.class, true);
        boolean keyed = Stream.of("key-store", "certificate", "bundle")
                .anyMatch(name -> settings.containsProperty("server.ssl." + name));
        if (enabled && !keyed) {
            throw new StartRefused("The register has no TLS certificate. Set server.ssl.key-store (a PKCS#12 file) and"
                    + " server.ssl.key-store-password, or server.ssl.certificate and server.ssl.certificate-private-key"
                    + " (PEM files). Only behind a proxy that ends TLS itself, set server.ssl.enabled to false. To see"
                    + " the register without any settings: kfr demo.");
        }
        TlsKeyFile.check(settings);
    }
}
