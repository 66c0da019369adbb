package no.kfr.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * One setting of the register, as its records declare it.
 *
 * @param name as an operator writes it; {@code []} for each of a list, {@code <name>} for each of a map
 * @param value its default; {@code null} where it has none
 * @param unit in what its values are written; {@code null} for numbers, which count something of their own
 */
record Setting(
        String name, @Nullable String value, @Nullable String unit) {

    private static final Map<Class<?>, String> UNITS = Map.of(
            Duration.class, "time, such as `30s`, `5m`, `400d`",
            Period.class, "time, such as `6m`, `13y`",
            DataSize.class, "size, such as `500KB`, `1MB`",
            LocalDate.class, "day, such as `2032-01-01`",
            boolean.class, "`true`, `false`",
            URI.class, "address",
            Path.class, "file",
            String.class, "text");

    static Stream<Setting> all() {
        return MainClasses.ALL.stream()
                .filter(type -> type.isAnnotatedWith(ConfigurationProperties.class))
                .flatMap(Setting::declaredBy);
    }

    private static Stream<Setting> declaredBy(JavaClass type) {
        String prefix = type.getAnnotationOfType(ConfigurationProperties.class).prefix();
        return below(prefix, type.reflect());
    }

    private static Stream<Setting> below(String prefix, Class<?> record) {
        Constructor<?> canonical = Arrays.stream(record.getDeclaredConstructors())
                .max((one, other) -> one.getParameterCount() - other.getParameterCount())
                .orElseThrow();
        return Arrays.stream(canonical.getParameters()).flatMap(each -> of(prefix + "." + dashed(each), each));
    }

    private static Stream<Setting> of(String name, Parameter parameter) {
        Class<?> type = parameter.getType();
        if (type.isRecord()) {
            return below(name, type);
        }
        Class<?> element = element(parameter.getParameterizedType());
        if (element.isRecord()) {
            return below(name + (type == Map.class ? ".<name>" : "[]"), element);
        }
        DefaultValue value = parameter.getAnnotation(DefaultValue.class);
        String text = value == null || value.value().length == 0 ? null : String.join(", ", value.value());
        return Stream.of(new Setting(name, text == null || text.isEmpty() ? null : text, unit(element, type)));
    }

    private static @Nullable String unit(Class<?> element, Class<?> type) {
        if (element.isEnum()) {
            return Arrays.stream(element.getEnumConstants())
                    .map(each -> "`" + each.toString().toLowerCase(Locale.ROOT) + "`")
                    .collect(Collectors.joining(", "));
        }
        String unit = UNITS.get(element);
        return unit == null || type != List.class ? unit : "list: " + unit;
    }

    /** What a list or map holds; of all others, the type itself. */
    private static Class<?> element(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return (Class<?>) arguments[arguments.length - 1];
        }
        return (Class<?>) type;
    }

    /** As Spring writes it, with a dash before a year as well. */
    private static String dashed(Parameter parameter) {
        return parameter
                .getName()
                .replaceAll("(?=[A-Z])|(?<=[a-z])(?=\\d{4})", "-")
                .toLowerCase(Locale.ROOT);
    }
}
