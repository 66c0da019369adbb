package no.kfr.demo.certificates;

import java.util.Locale;
import no.kfr.identity.Flaw;
import no.kfr.identity.OrganisationNumber;

/** Who gets a certificate in a demonstration set. */
public record DemoParticipant(OrganisationNumber number, String name, SubjectProfile profile) {

    /** Reads {@code NUMBER:NAME}, {@code NUMBER:NAME:old} or {@code NUMBER:NAME:new}; the new profile is the default. */
    public static DemoParticipant parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length < 2 || parts.length > 3 || parts[1].isBlank()) {
            throw new IllegalArgumentException("a participant is NUMBER:NAME, NUMBER:NAME:old or NUMBER:NAME:new");
        }
        Flaw flaw = OrganisationNumber.flaw(parts[0]);
        if (flaw != null) {
            throw new IllegalArgumentException(parts[0] + " is not an organisation number: " + flaw.rule());
        }
        return new DemoParticipant(
                new OrganisationNumber(parts[0]), parts[1].strip(), profile(parts.length == 3 ? parts[2] : "new"));
    }

    /** The name of its files. */
    String file() {
        return number + "-"
                + name.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", "-")
                        .replaceAll("^-|-$", "");
    }

    /** Name and profile, for people. */
    String described() {
        return name + " (" + profile.name().toLowerCase(Locale.ROOT) + " subject profile)";
    }

    private static SubjectProfile profile(String text) {
        return switch (text) {
            case "old" -> SubjectProfile.OLD;
            case "new" -> SubjectProfile.NEW;
            default -> throw new IllegalArgumentException("the profile is old or new, not " + text);
        };
    }
}
