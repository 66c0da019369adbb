package no.kfr.audit;

import java.time.LocalDate;
import java.util.UUID;
import no.kfr.TestCertificates;
import no.kfr.identity.CaseId;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import org.jspecify.annotations.Nullable;

/** Entries as a lookup leaves them. */
public final class Entries {

    public static final OrganisationNumber AGENCY = new OrganisationNumber("974761076");

    private Entries() {}

    public static JournalEntry lookup(@Nullable CustomerId controlObject) {
        return lookup(controlObject, "answered none");
    }

    public static JournalEntry lookup(@Nullable CustomerId controlObject, @Nullable String detail) {
        return lookup(UUID.randomUUID(), controlObject, detail);
    }

    public static JournalEntry lookup(UUID caseId, @Nullable CustomerId controlObject, @Nullable String detail) {
        return JournalEntry.of("lookupCustomerRelationships")
                .by(AGENCY, TestCertificates.taxAuthority().certificate())
                .onBehalfOf(AGENCY)
                .correlationId(new CorrelationId(UUID.randomUUID()))
                .caseId(new CaseId(caseId))
                .legalMandate("Skatteforvaltningsloven § 10-2")
                .about(controlObject)
                .during(new Period(LocalDate.of(2020, 1, 1), LocalDate.of(2026, 11, 22)))
                .detail(detail)
                .entry();
    }
}
