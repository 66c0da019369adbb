package no.kfr.soap.message;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.kfr.identity.AccountNumber;
import no.kfr.identity.CustomerId;
import no.kfr.identity.DateText;
import no.kfr.identity.Flaw;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.UuidText;
import org.jspecify.annotations.Nullable;

/**
 * What would be right where a schema's rule is broken, in words. Where the contract's type is one of the register's own values,
 * the words are those that the value has everywhere else. Never the parser's own text, which repeats the value.
 */
final class SchemaMessages {

    static final String TOO_LONG = "is not longer than any value of the contract may be";

    private static final Pattern EXPECTED = Pattern.compile("One of '\\{([^']*)}' is expected");

    /** The last of them: what stands before it may be the value's. */
    private static final Pattern TYPE = Pattern.compile("'([A-Za-z]+)'\\.?$");

    private static final Pattern ENUMERATION =
            Pattern.compile("enumeration '\\[([A-Za-z0-9_, -]*)]'\\. [A-Za-z ]*\\.$");
    private static final Pattern OTHER_ZONE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[+-][0-9]{2}:[0-9]{2}");
    private static final Pattern LONGEST = Pattern.compile("maxLength '([0-9]+)' for type '[^']*'\\.?$");

    private SchemaMessages() {}

    /** Of elements and attributes. */
    static String ofStructure(String message) {
        if (!message.startsWith("cvc-complex-type.2.4")) {
            return "has no attributes or elements that the contract does not name";
        }
        Matcher expected = EXPECTED.matcher(message);
        return "the elements are those of the contract, in its order"
                + (expected.find() ? "; expected here: " + expected.group(1).replaceAll("\"[^\"]*\":", "") : "");
    }

    /** Of what stands in an element. */
    static String ofValue(String message, String value) {
        Flaw flaw = flaw(message, value);
        if (flaw != null) {
            return flaw.rule();
        }
        Matcher enumeration = ENUMERATION.matcher(message);
        if (enumeration.find()) {
            return "one of " + enumeration.group(1);
        }
        Matcher longest = LONGEST.matcher(message);
        if (longest.find()) {
            return "at most " + longest.group(1) + " characters";
        }
        if (message.startsWith("cvc-type.3.1")) {
            return "has no attributes or elements that the contract does not name";
        }
        return message.startsWith("cvc-pattern")
                ? "is one of the values, or of the format, that the contract names"
                : "is of the type and length that the contract names";
    }

    private static @Nullable Flaw flaw(String message, String value) {
        if (value.isEmpty()) {
            return Flaw.EMPTY;
        }
        if (message.startsWith("cvc-minInclusive")) {
            return DateText.read(withoutZone(value)) == null ? null : Flaw.TOO_OLD;
        }
        Matcher type = TYPE.matcher(message);
        return switch (type.find() ? type.group(1) : "") {
            case "CustomerId" -> CustomerId.formFlaw(value);
            case "OrganisationNumber" -> OrganisationNumber.formFlaw(value);
            case "AccountNumber" -> AccountNumber.flaw(value);
            case "Uuid" -> UuidText.flaw(value);
            case "Date", "date" -> dateFlaw(value);
            case "Moment", "dateTime" -> Flaw.TIME_FORM;
            default -> null;
        };
    }

    private static @Nullable Flaw dateFlaw(String value) {
        String day = withoutZone(value);
        boolean otherZone = day.equals(value) && OTHER_ZONE.matcher(value).matches();
        return otherZone ? Flaw.OTHER_ZONE : DateText.flaw(day);
    }

    /** Without a zone that changes nothing about the day, see the type Date of requests. */
    private static String withoutZone(String date) {
        return date.replaceFirst("^([0-9]{4}-[0-9]{2}-[0-9]{2})(Z|[+-]00:00|\\+0[12]:00)$", "$1");
    }
}
