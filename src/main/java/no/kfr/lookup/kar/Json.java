package no.kfr.lookup.kar;

import java.util.regex.Pattern;
import no.kfr.refusal.Code;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON of a stranger: shallow, one object, no field twice, nothing after it. Its length was limited before. Names of fields are
 * not kept for the next answer: a table of them grows with what others choose to send.
 */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(20)
                            .maxStringLength(20_000)
                            .maxNumberLength(100)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,15}(\\.0{1,10})?");

    private Json() {}

    static JsonNode object(byte[] text) {
        try {
            JsonNode read = MAPPER.readTree(text);
            if (read != null && read.isObject()) {
                return read;
            }
        } catch (JacksonException broken) {
            // its message quotes the text, so it goes no further
            throw notUnderstood("it is no JSON");
        }
        throw notUnderstood("it is no JSON object");
    }

    /** A number, or a text that is one: many programs write {@code "3600"} or {@code 3600.0}. Negative when it is neither. */
    static long wholeNumber(@Nullable JsonNode value) {
        String text = value != null && value.isString() ? value.stringValue().strip() : String.valueOf(value);
        return WHOLE_NUMBER.matcher(text).matches() ? Long.parseLong(text.replaceFirst("\\..*", "")) : -1;
    }

    static Unanswered notUnderstood(String why) {
        return Unanswered.because(Code.KAR_NOT_UNDERSTOOD, why);
    }
}
