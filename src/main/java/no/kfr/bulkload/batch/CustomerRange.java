package no.kfr.bulkload.batch;

/**
 * The part of the customer base that a snapshot is the whole of. Customer ids are compared as text, digit by digit.
 *
 * @param from first customer id, or the beginning of one: digits only
 * @param to last customer id, inclusive; a beginning of ids includes all that begin so
 */
public record CustomerRange(String from, String to) {

    public boolean isValid() {
        return from.matches("[0-9]{1,11}") && to.matches("[0-9]{1,11}") && from.compareTo(to) <= 0;
    }

    public boolean holds(String customerId) {
        return customerId.compareTo(from) >= 0 && (customerId.compareTo(to) <= 0 || customerId.startsWith(to));
    }

    /** Masks the ids. */
    @Override
    public String toString() {
        return "a range of customers";
    }
}
