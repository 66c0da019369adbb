package no.kfr.participant;

import java.time.LocalDate;
import java.util.SortedSet;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import org.jspecify.annotations.Nullable;

/**
 * A principal lets a supplier call for it. Known by principal, supplier and first day.
 *
 * @param operations contract names, or {@code *} alone for all
 * @param period first and last day
 * @param withdrawn the first day on which it no longer holds although its period goes on; {@code null} when not withdrawn
 */
public record Delegation(
        OrganisationNumber principal,
        OrganisationNumber supplier,
        SortedSet<String> operations,
        Period period,
        @Nullable LocalDate withdrawn) {

    public static final String ALL_OPERATIONS = "*";

    public Delegation {
        operations = SortedSets.copyOf(operations);
    }

    /** Whether it is about the operation, on whatever day. */
    public boolean covers(String operation) {
        return operations.contains(ALL_OPERATIONS) || operations.contains(operation);
    }

    public boolean holdsOn(LocalDate day) {
        return period.contains(new Period(day, day)) && !isWithdrawnOn(day);
    }

    public boolean isWithdrawnOn(LocalDate day) {
        return withdrawn != null && !day.isBefore(withdrawn);
    }

    /** Whether it does not hold any more, and never will again. */
    public boolean isOverOn(LocalDate day) {
        return isWithdrawnOn(day) || period.to().isBefore(day);
    }

    public Delegation withdrawnFrom(LocalDate day) {
        return new Delegation(principal, supplier, operations, period, day);
    }

    /** What one delegation is known by. */
    public record Key(OrganisationNumber principal, OrganisationNumber supplier, LocalDate from) {}

    public Key key() {
        return new Key(principal, supplier, period.from());
    }
}
