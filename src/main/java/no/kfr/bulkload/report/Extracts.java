package no.kfr.bulkload.report;

import java.time.Duration;
import java.time.Instant;
import no.kfr.bulkload.batch.BulkloadSettings;
import no.kfr.bulkload.entry.OwnershipText;
import no.kfr.identity.OrganisationNumber;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.register.RelationshipType;
import no.kfr.register.bulk.OwnRelationships;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes an institution's own relationships to a file. */
@Component
public class Extracts {

    private static final Duration LATER = Duration.ofMinutes(5);

    private final OwnRelationships relationships;
    private final TransactionTemplate reading;
    private final Duration within;

    Extracts(OwnRelationships relationships, PlatformTransactionManager transactions, BulkloadSettings settings) {
        this.relationships = relationships;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.reading.setTimeout(Math.toIntExact(settings.readWithin().toSeconds()));
        this.within = settings.readWithin();
        this.reading.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    public SpooledFile write(OrganisationNumber institution, RelationshipType type, @Nullable Instant asOf) {
        long until = System.nanoTime() + within.toNanos();
        return CsvSpool.write(
                "customerId,startDate,endDate,ownershipType",
                csv -> reading.executeWithoutResult(
                        status -> relationships.forEach(institution, type, asOf, held -> write(csv, held, until))));
    }

    /** The database's own limit is for a statement, and may not count what comes after its first rows. */
    private static void write(CsvSpool csv, OwnRelationships.Held held, long until) {
        if (System.nanoTime() - until > 0) {
            throw Refused.forNow(Code.OVERLOADED, LATER);
        }
        csv.line(
                held.customer().value(),
                held.period().from(),
                held.period().isOpen() ? null : held.period().to(),
                OwnershipText.of(held.ownership()));
    }
}
