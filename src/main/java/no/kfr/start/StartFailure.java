package no.kfr.start;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.kfr.refusal.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionFailedException;

/** Turns what stopped a start into one paragraph for the operator: what is wrong, which setting, what to do. */
final class StartFailure {

    private static final String MORE = " All that the program knows: kfr serve --verbose.";

    /** The first that recognises its kind of failure explains it. */
    private static final List<Function<Throwable, Optional<String>>> EXPLANATIONS = List.of(
            StartFailure::ownWords,
            StartFailure::unknownSetting,
            StartFailure::wrongSetting,
            StartFailure::portInUse,
            TlsFailure::explain,
            DatabaseFailure::explain,
            StartFailure::unreadableSettings);

    private static final Pattern LINE = Pattern.compile("line (\\d+), column (\\d+)");

    private StartFailure() {}

    static String explain(Throwable failure) {
        return EXPLANATIONS.stream()
                .flatMap(explanation -> explanation.apply(failure).stream())
                .findFirst()
                .orElseGet(() -> "The register could not start: " + plain(root(failure)) + "." + MORE);
    }

    /** The first cause of this type, from the outside in. */
    static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        return causes(failure).filter(type::isInstance).map(type::cast).findFirst();
    }

    static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(50);
    }

    static Throwable root(Throwable failure) {
        return causes(failure).reduce(failure, (outer, inner) -> inner);
    }

    /** What a library says, without what only a programmer reads: class names, further lines. */
    static String plain(Throwable failure) {
        String message = Objects.requireNonNullElse(failure.getMessage(), "").strip();
        String line = message.lines().findFirst().orElse("");
        String readable = line.replaceAll("\\b(?:[a-z]\\w*\\.)+[A-Z]\\w*(?:Exception|Error): ", "")
                .replaceAll("(\\w+)(Exception|Error)\\b", "$1")
                .replaceAll("[.\\s]+$", "");
        return readable.isBlank() ? "it does not say why" : readable;
    }

    private static Optional<String> ownWords(Throwable failure) {
        return cause(failure, StartRefused.class).map(Throwable::getMessage);
    }

    private static Optional<String> unknownSetting(Throwable failure) {
        return cause(failure, UnboundConfigurationPropertiesException.class).map(unbound -> {
            var first = unbound.getUnboundProperties().iterator().next();
            return "The setting " + first.getName() + place(first.getOrigin())
                    + " is unknown. Correct its name or take it out; src/docs/settings.md lists them all.";
        });
    }

    private static Optional<String> wrongSetting(Throwable failure) {
        return cause(failure, BindException.class).map(bind -> {
            var property = bind.getProperty();
            String where = property == null
                    ? bind.getName() + " (or one under it)"
                    : property.getName() + place(property.getOrigin());
            return "The setting " + where + " is wrong: " + rule(bind)
                    + ". Correct it; src/docs/settings.md lists them all.";
        });
    }

    /** In the words of the settings record, where it refused the value; else what it should have been. */
    private static String rule(BindException bind) {
        return cause(bind, ConversionException.class).isPresent() ? "it is not a " + typeName(bind) : plain(root(bind));
    }

    private static String typeName(BindException bind) {
        var type = cause(bind, ConversionFailedException.class)
                .map(conversion -> conversion.getTargetType().getType().getSimpleName())
                .orElse("value of this kind");
        return type.replaceFirst("^(Integer|int|Long|long)$", "number").replaceFirst("^(B|b)oolean$", "true or false");
    }

    /** Where a setting stands: file and line, or what else is known of it. */
    static String place(@Nullable Origin origin) {
        return switch (origin) {
            case null -> "";
            case TextResourceOrigin text
            when text.getLocation() != null && text.getResource() != null ->
                " (" + text.getResource().getFilename() + ", line "
                        + (text.getLocation().getLine() + 1) + ")";
            case PropertySourceOrigin source when source.getOrigin() != null -> place(source.getOrigin());
            default -> " (" + origin + ")";
        };
    }

    private static Optional<String> portInUse(Throwable failure) {
        return cause(failure, PortInUseException.class)
                .map(inUse ->
                        "Port " + inUse.getPort() + " is in use by another program, perhaps by a register that runs"
                                + " already. End that one, or set server.port (for health and"
                                + " metrics: management.server.port) to a free port.");
    }

    private static Optional<String> unreadableSettings(Throwable failure) {
        return causes(failure)
                .filter(cause -> cause.getClass().getName().startsWith("org.yaml.snakeyaml.")
                        || cause.getClass().getName().startsWith("org.springframework.boot.context.config."))
                .findFirst()
                .map(cause -> "The settings file cannot be read as YAML: "
                        + plain(cause).replace("'reader'", "the file") + lines(cause) + ".");
    }

    /** The last place that the parser names is the one where it gave up. */
    private static String lines(Throwable yaml) {
        return LINE.matcher(Objects.requireNonNullElse(yaml.getMessage(), ""))
                .results()
                .reduce((first, later) -> later)
                .map(found -> " at line " + found.group(1) + ", column " + found.group(2))
                .orElse("");
    }
}
