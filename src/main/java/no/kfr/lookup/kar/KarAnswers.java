package no.kfr.lookup.kar;

import java.util.ArrayList;
import java.util.List;
import no.kfr.identity.OrganisationNumber;
import no.kfr.register.period.Ownership;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * KAR's answers, believed only where they are as its interface describes them. One wrong entry makes the whole answer unusable:
 * without it, the rest would look complete. What the interface does not describe is left alone.
 */
final class KarAnswers {

    private static final int LONGEST_NAME = 200;

    private KarAnswers() {}

    static List<KarInstitution> institutions(byte[] text, boolean ownershipAsked) {
        JsonNode banks = Json.object(text).get("banks");
        if (banks == null || !banks.isArray()) {
            throw Json.notUnderstood("it has no list of banks");
        }
        var institutions = new ArrayList<KarInstitution>();
        for (JsonNode bank : banks) {
            institutions.add(new KarInstitution(
                    named(bank), flag(bank, "activeAccount"), ownershipAsked ? ownership(bank) : null));
        }
        return List.copyOf(institutions);
    }

    static KarInstitution.Named provider(byte[] text) {
        return named(Json.object(text));
    }

    private static KarInstitution.Named named(JsonNode bank) {
        OrganisationNumber number = OrganisationNumber.read(digits(bank))
                .orElseThrow(() -> Json.notUnderstood("an organizationID is no organisation number"));
        String name = text(bank, "bankName").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || !name.codePoints().allMatch(KarAnswers::isPrintable)) {
            throw Json.notUnderstood("a bankName is blank, too long or not text");
        }
        return new KarInstitution.Named(number, name);
    }

    private static Ownership ownership(JsonNode bank) {
        return switch (text(bank, "ownershipType")) {
            case "primaryOwner" -> Ownership.PRIMARY_OWNER;
            case "notPrimaryOwner" -> Ownership.NOT_PRIMARY_OWNER;
            case "unknown" -> Ownership.UNKNOWN;
            default -> throw Json.notUnderstood("an ownershipType is none of those agreed");
        };
    }

    private static boolean flag(JsonNode bank, String field) {
        @Nullable JsonNode value = bank.get(field);
        String text = value == null || value.isNull() ? "" : value.isString() ? value.stringValue() : value.toString();
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Json.notUnderstood("an " + field + " is missing or no truth value");
        };
    }

    /** An organisation number has no leading zero to lose, so it may be a number as well. */
    private static String digits(JsonNode bank) {
        @Nullable JsonNode value = bank.get("organizationID");
        return value != null && value.isIntegralNumber() ? value.toString() : text(bank, "organizationID");
    }

    private static String text(JsonNode bank, String field) {
        @Nullable JsonNode value = bank.get(field);
        if (value == null || !value.isString()) {
            throw Json.notUnderstood("a field " + field + " is missing or no text");
        }
        return value.stringValue();
    }

    /** What may stand in an XML document, which the name goes into, without control characters. */
    private static boolean isPrintable(int character) {
        return !Character.isISOControl(character)
                && Character.getType(character) != Character.SURROGATE
                && character != 0xFFFE
                && character != 0xFFFF;
    }
}
