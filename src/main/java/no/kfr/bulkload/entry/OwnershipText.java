package no.kfr.bulkload.entry;

import java.util.Map;
import no.kfr.register.period.Ownership;
import org.jspecify.annotations.Nullable;

/** Ownership in the words of the contract, as entries and files have them. */
public final class OwnershipText {

    private static final Map<String, Ownership> READ = Map.of(
            "primaryOwner", Ownership.PRIMARY_OWNER,
            "notPrimaryOwner", Ownership.NOT_PRIMARY_OWNER,
            "unknown", Ownership.UNKNOWN);

    private OwnershipText() {}

    public static @Nullable Ownership read(String text) {
        return READ.get(text);
    }

    public static String of(Ownership ownership) {
        return switch (ownership) {
            case PRIMARY_OWNER -> "primaryOwner";
            case NOT_PRIMARY_OWNER -> "notPrimaryOwner";
            case UNKNOWN -> "unknown";
        };
    }
}
