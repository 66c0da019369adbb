package no.kfr.bulkload.report;

import java.time.Duration;
import java.time.Instant;
import no.kfr.bulkload.batch.BulkloadSettings;
import no.kfr.bulkload.entry.OwnershipText;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.refusal.Refused;
import no.kfr.register.RelationshipType;
import no.kfr.register.bulk.OwnRelationships;
import no.kfr.register.period.Span;
import no.kfr.transaction.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes an institution's own relationships to a file. */
@Component
public class Extracts {

    private static final Duration LATER = Duration.ofMinutes(5);

    private final OwnRelationships relationships;
    private final UnitOfWork transaction;
    private final Duration within;

    Extracts(OwnRelationships relationships, UnitOfWork transaction, BulkloadSettings settings) {
        this.relationships = relationships;
        this.transaction = transaction.inBulk();
        this.within = settings.extractTimeout();
    }

    public SpooledFile write(OrganisationNumber institution, RelationshipType type, @Nullable Instant asOf) {
        long until = System.nanoTime() + within.toNanos();
        return CsvSpool.write(
                "customerId,startDate,endDate,ownershipType",
                csv -> transaction.read(
                        within,
                        () -> relationships.forEach(
                                institution, type, asOf, (customer, held) -> write(csv, customer, held, until))));
    }

    /** The database's own limit is for a statement, and may not count what comes after its first rows. */
    private static void write(CsvSpool csv, CustomerId customer, Span held, long until) {
        if (System.nanoTime() - until > 0) {
            throw Refused.overloaded(LATER);
        }
        csv.line(
                customer.value(),
                held.period().from(),
                held.period().isOpen() ? null : held.period().to(),
                OwnershipText.of(held.ownership()));
    }
}
