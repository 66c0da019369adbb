package no.kfr.participant;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** Sets that never change and always stand in the same order, so that two exports of the same content are the same text. */
public final class SortedSets {

    private SortedSets() {}

    public static SortedSet<String> copyOf(Collection<String> values) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(values));
    }
}
