package no.kfr.bulkload.report;

import java.time.Instant;
import no.kfr.bulkload.entry.OwnershipText;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.register.RelationshipType;
import no.kfr.register.bulk.OwnRelationships;
import no.kfr.register.period.Span;
import no.kfr.transaction.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes an institution's own relationships to a file. */
@Component
public class Extracts {

    private final OwnRelationships relationships;
    private final UnitOfWork transaction;

    Extracts(OwnRelationships relationships, UnitOfWork transaction) {
        this.relationships = relationships;
        this.transaction = transaction;
    }

    public SpooledFile write(OrganisationNumber institution, RelationshipType type, @Nullable Instant asOf) {
        return CsvSpool.write(
                "customerId,startDate,endDate,ownershipType",
                csv -> transaction.read(() -> relationships.forEach(
                        institution, type, asOf, (customer, held) -> write(csv, customer, held))));
    }

    private static void write(CsvSpool csv, CustomerId customer, Span held) {
        csv.line(
                customer.value(),
                held.period().from(),
                held.period().isOpen() ? null : held.period().to(),
                OwnershipText.of(held.ownership()));
    }
}
