package no.kfr.bulkload.entry;

import java.util.Locale;

/** What became of an entry. */
public enum EntryOutcome {
    /** Waits to be applied. */
    PENDING,
    /** A new period. */
    ADDED,
    /** A period became longer, was joined with another, or its ownership became stronger. */
    CHANGED,
    /** The register held, or had ended, just that. */
    ALREADY_THERE,
    ENDED,
    /** Nothing to end: KFR-008. */
    NOT_FOUND,
    /** The end date lies before the start of the relationship: refused when its turn came, KFR-010. Nothing was ended. */
    BEFORE_START,
    /** Something that was recorded after the list was extracted says otherwise, and wins. */
    OVERTAKEN,
    /** Another entry of the batch, with a lower position, stands for this one. */
    DUPLICATE,
    /** Not what the mode demands; its code says why. */
    REFUSED,
    /** The batch was rejected or cancelled. */
    NOT_APPLIED;

    private static final EntryOutcome[] ALL = values();

    /** As files and the contract have it: {@code alreadyThere}. */
    public String text() {
        if (this == BEFORE_START) {
            return REFUSED.text();
        }
        StringBuilder text = new StringBuilder();
        for (String word : name().split("_")) {
            text.append(
                    text.isEmpty()
                            ? word.toLowerCase(Locale.ROOT)
                            : word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT));
        }
        return text.toString();
    }

    /** How it is stored. */
    public byte stored() {
        return (byte) ordinal();
    }

    public static EntryOutcome of(byte stored) {
        return ALL[stored];
    }
}
