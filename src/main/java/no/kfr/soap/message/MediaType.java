package no.kfr.soap.message;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a Content-Type header says.
 *
 * @param name type and subtype in small letters; empty when the header is missing or unreadable
 * @param parameters by their names in small letters, values unquoted
 */
public record MediaType(String name, Map<String, String> parameters) {

    private static final Pattern NAME = Pattern.compile("\\s*([\\w.+-]+/[\\w.+-]+)\\s*");
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*(?:([\\w!#$&*.+^-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s;\"]*))\\s*)?");
    private static final int LONGEST = 2000;

    /** A header that names a parameter twice, or cannot be read to its end, has the empty name: it is no type that anyone takes. */
    public static MediaType of(@Nullable String header) {
        MediaType unreadable = new MediaType("", Map.of());
        if (header == null || header.length() > LONGEST) {
            return unreadable;
        }
        Matcher matcher = NAME.matcher(header);
        if (!matcher.lookingAt()) {
            return unreadable;
        }
        String name = matcher.group(1).toLowerCase(Locale.ROOT);
        Map<String, String> parameters = new TreeMap<>();
        int at = matcher.end();
        matcher.usePattern(PARAMETER);
        while (at < header.length()) {
            matcher.region(at, header.length());
            if (!matcher.lookingAt() || !added(matcher, parameters)) {
                return unreadable;
            }
            at = matcher.end();
        }
        return new MediaType(name, Map.copyOf(parameters));
    }

    private static boolean added(Matcher matcher, Map<String, String> parameters) {
        if (matcher.group(1) == null) {
            return true;
        }
        String quoted = matcher.group(2);
        String value = quoted == null ? matcher.group(3) : quoted.replaceAll("\\\\(.)", "$1");
        return parameters.put(matcher.group(1).toLowerCase(Locale.ROOT), value) == null;
    }

    /** A parameter's value; empty when it is not there. */
    public String parameter(String parameter) {
        return parameters.getOrDefault(parameter, "");
    }
}
