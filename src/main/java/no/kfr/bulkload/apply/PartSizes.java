package no.kfr.bulkload.apply;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many entries of a batch are carried out in one transaction: a whole chunk, unless that took longer than a transaction may last. Then
 * half of it, and half of that, until it is done in time; what is done in time is doubled again. Known to this node only.
 */
final class PartSizes {

    private final Map<UUID, Integer> sizes = new ConcurrentHashMap<>();

    int of(UUID batch) {
        return sizes.getOrDefault(batch, Integer.MAX_VALUE);
    }

    void tookTooLong(UUID batch, int entries) {
        sizes.put(batch, Math.max(1, entries / 2));
    }

    void done(UUID batch) {
        sizes.computeIfPresent(batch, (id, size) -> size > Integer.MAX_VALUE / 2 ? null : size * 2);
    }

    void forget(UUID batch) {
        sizes.remove(batch);
    }
}
