package no.kfr.audit.seal;

import java.util.EnumMap;
import java.util.Map;
import no.kfr.audit.seal.Commitment.Part;
import org.jspecify.annotations.Nullable;

/** What stands in a leaf for the contents of its entry; each is added by its part. Never changes. */
public final class Commitments {

    public static final Commitments NONE = new Commitments(Map.of());

    private final Map<Part, byte[]> byPart = new EnumMap<>(Part.class);

    private Commitments(Map<Part, byte[]> byPart) {
        this.byPart.putAll(byPart);
    }

    /** @param commitment {@code null}: the entry has no such content */
    public Commitments with(Part part, byte @Nullable [] commitment) {
        var more = new Commitments(byPart);
        if (commitment != null) {
            more.byPart.put(part, commitment);
        }
        return more;
    }

    public byte @Nullable [] of(Part part) {
        return byPart.get(part);
    }
}
