package no.kfr.start;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;

/**
 * Settings under the names that they had one version ago. They count as before, with a warning; where both names are set, the
 * one of today counts. The next version forgets them.
 */
final class FormerNames {

    private static final Logger LOG = LoggerFactory.getLogger(FormerNames.class);

    /** By the former name, the name of today. */
    static final Map<String, String> TODAY = new TreeMap<>(Map.ofEntries(
            entry("kfr.kar.leave-alone-for", "kfr.kar.open-state-duration"),
            entry("kfr.database.connect-within", "kfr.database.connect-timeout"),
            entry("kfr.database.silent-within", "kfr.database.idle-in-transaction-timeout"),
            entry("kfr.database.statement-within", "kfr.database.statement-timeout"),
            entry("kfr.database.answer-within", "kfr.database.socket-timeout"),
            entry("kfr.bulkload.received-at-once", "kfr.bulkload.max-concurrent-uploads"),
            entry("kfr.bulkload.read-at-once", "kfr.bulkload.max-concurrent-extracts"),
            entry("kfr.bulkload.read-within", "kfr.bulkload.extract-timeout"),
            entry("kfr.lookup.bulk.at-once", "kfr.lookup.bulk.max-concurrent"),
            entry("kfr.lookup.bulk.kar-patience", "kfr.lookup.bulk.kar-timeout"),
            entry("kfr.audit.seal.most-entries", "kfr.audit.seal.max-entries"),
            entry("kfr.rate.without-right", "kfr.rate.denied-messages")));

    private FormerNames() {}

    /** From here on, all settings have the names of today, wherever they came from. */
    static void translate(ConfigurableEnvironment settings) {
        MutablePropertySources sources = settings.getPropertySources();
        for (PropertySource<?> source : sources.stream().toList()) {
            Map<ConfigurationPropertyName, ConfigurationProperty> found = found(source);
            found.forEach((name, property) -> LOG.warn(
                    "the setting {}{} is now called {}; the next version knows only that",
                    name,
                    StartFailure.place(property.getOrigin()),
                    TODAY.get(name.toString())));
            if (source instanceof OriginTrackedMapPropertySource file && !found.isEmpty()) {
                sources.replace(source.getName(), renamed(file));
            } else if (!found.isEmpty()) {
                sources.addAfter(source.getName(), beside(source, found));
            }
        }
    }

    private static Map<ConfigurationPropertyName, ConfigurationProperty> found(PropertySource<?> source) {
        ConfigurationPropertySource asked = ConfigurationPropertySource.from(source);
        var found = new TreeMap<ConfigurationPropertyName, ConfigurationProperty>();
        if (asked != null) {
            for (String former : TODAY.keySet()) {
                var name = ConfigurationPropertyName.of(former);
                ConfigurationProperty property = asked.getConfigurationProperty(name);
                if (property != null) {
                    found.put(name, property);
                }
            }
        }
        return found;
    }

    /** Without the former names, which would be refused as unknown; each value still knows its line in the file. */
    private static OriginTrackedMapPropertySource renamed(OriginTrackedMapPropertySource file) {
        var values = new HashMap<String, Object>();
        var former = new ArrayList<Map.Entry<String, Object>>();
        file.getSource().forEach((name, value) -> {
            String today = TODAY.get(ConfigurationPropertyName.adapt(name, '.').toString());
            if (today == null) {
                values.put(name, value);
            } else {
                former.add(entry(today, value));
            }
        });
        former.forEach(each -> values.putIfAbsent(each.getKey(), each.getValue()));
        return new OriginTrackedMapPropertySource(file.getName(), values);
    }

    private static MapPropertySource beside(
            PropertySource<?> source, Map<ConfigurationPropertyName, ConfigurationProperty> found) {
        var values = new HashMap<String, Object>();
        found.forEach((name, property) -> values.put(TODAY.get(name.toString()), property.getValue()));
        return new MapPropertySource("former names in " + source.getName(), values);
    }
}
