package no.kfr.demo.karsimulator;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the simulator knows.
 *
 * @param providers by account number
 * @param faults by customer id or account number; they hold for every question about it
 */
public record SimulatedData(
        List<Relationship> relationships, Map<String, Institution> providers, Map<String, Fault> faults) {

    public static final SimulatedData NONE = new SimulatedData(List.of(), Map.of(), Map.of());

    public SimulatedData {
        relationships = List.copyOf(relationships);
        providers = Map.copyOf(providers);
        faults = Map.copyOf(faults);
    }

    /** An institution as KAR names it. */
    public record Institution(String organisationId, String bankName) {}

    /**
     * That an institution knows a customer.
     *
     * @param to {@code null}: still
     * @param activeAccount whether the customer owns an account that can be credited today
     * @param ownershipType in the interface's words
     */
    public record Relationship(
            String customerId,
            Institution institution,
            LocalDate from,
            @Nullable LocalDate to,
            boolean activeAccount,
            String ownershipType) {

        boolean isIn(LocalDate fromDate, LocalDate toDate) {
            return !from.isAfter(toDate) && (to == null || !to.isBefore(fromDate));
        }

        boolean owns() {
            return ownershipType.equals("primaryOwner");
        }
    }

    List<Relationship> of(String customerId, LocalDate fromDate, LocalDate toDate) {
        return relationships.stream()
                .filter(known -> known.customerId().equals(customerId) && known.isIn(fromDate, toDate))
                .toList();
    }

    Optional<Institution> provider(String account) {
        return Optional.ofNullable(providers.get(account));
    }

    Optional<Fault> fault(@Nullable String about) {
        return about == null ? Optional.empty() : Optional.ofNullable(faults.get(about));
    }
}
