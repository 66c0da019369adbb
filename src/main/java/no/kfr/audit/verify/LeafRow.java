package no.kfr.audit.verify;

import no.kfr.audit.seal.Leaf;
import org.jspecify.annotations.Nullable;

/**
 * A leaf as it is stored, with the entry that it names.
 *
 * @param place from 0
 * @param entryNo the order of arrival, roughly; in this order entries are sealed
 * @param entry what is there under the id; {@code null} when nothing is
 */
record LeafRow(
        long block,
        int place,
        String entryId,
        byte[] hash,
        long entryNo,
        @Nullable Leaf entry) {

    String where() {
        return "block " + block + ", place " + (place + 1) + ", entry " + entryId;
    }
}
