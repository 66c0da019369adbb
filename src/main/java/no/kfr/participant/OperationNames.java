package no.kfr.participant;

import java.util.SortedSet;

/**
 * The operations that can be delegated, by their names in the contracts. Given by the module that knows them, so that a
 * delegation of an operation that does not exist is refused when it is entered.
 */
public record OperationNames(SortedSet<String> names) {

    public OperationNames {
        names = SortedSets.copyOf(names);
    }
}
