package no.kfr.client.extract;

import java.util.Optional;

/** An ownership type as files have it, weakest first. */
public enum Owner {
    NOT_GIVEN(""),
    UNKNOWN("unknown"),
    NOT_PRIMARY("notPrimaryOwner"),
    PRIMARY("primaryOwner");

    private static final Owner[] ALL = values();

    private final String text;

    Owner(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    public static Owner of(int ordinal) {
        return ALL[ordinal];
    }

    public static Optional<Owner> read(String text) {
        for (Owner owner : ALL) {
            if (owner != NOT_GIVEN && owner.text.equals(text)) {
                return Optional.of(owner);
            }
        }
        return Optional.empty();
    }
}
