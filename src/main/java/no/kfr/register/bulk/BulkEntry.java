package no.kfr.register.bulk;

import java.time.LocalDate;
import no.kfr.register.period.Ownership;

/**
 * One relationship of many.
 *
 * @param customer a valid customer id
 * @param date first day of a registration, last day of an ending
 * @param ownership of a registration
 */
public record BulkEntry(String customer, LocalDate date, Ownership ownership) {

    /** Masks the customer. */
    @Override
    public String toString() {
        return "entry";
    }
}
