package no.kfr.access;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Sets that never change and always stand in the same order. */
final class OrderedSets {

    private OrderedSets() {}

    static <E extends Enum<E>> Set<E> copyOf(Set<E> values, Class<E> type) {
        EnumSet<E> copy = EnumSet.noneOf(type);
        copy.addAll(values);
        return Collections.unmodifiableSet(copy);
    }
}
