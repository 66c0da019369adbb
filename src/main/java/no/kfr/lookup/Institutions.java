package no.kfr.lookup;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import no.kfr.access.Access;
import no.kfr.access.Operation;
import no.kfr.access.Signer;
import no.kfr.audit.JournalEntry;
import no.kfr.audit.RequestWork;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.participant.CoverageList;
import no.kfr.participant.Participants;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Tells agencies who is covered by which register, and so whom they have to ask directly. Any agency may know that. */
@Service
public class Institutions {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private final Access access;
    private final Participants participants;
    private final Clock clock;

    Institutions(Access access, Participants participants, Clock clock) {
        this.access = access;
        this.participants = participants;
        this.clock = clock;
    }

    /**
     * Every licensed institution, as of today.
     *
     * @param consumer {@code null}: the signer
     * @throws no.kfr.refusal.Refused when the signer may not ask this for the agency
     */
    public ListedInstitutions list(
            RequestWork request, Signer signer, CorrelationId correlationId, @Nullable String consumer) {
        OrganisationNumber agency = Agency.of(signer, consumer);
        return request.conclude(journal -> {
            access.permitAgency(signer, agency, Operation.LIST_INSTITUTIONS);
            CoverageList list = participants.current().coverageOn(LocalDate.now(clock.withZone(OSLO)));
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            journal.record(entry(signer, correlationId, agency, list));
            return new ListedInstitutions(correlationId, agency, now, list);
        });
    }

    private static JournalEntry entry(
            Signer signer, CorrelationId correlationId, OrganisationNumber agency, CoverageList list) {
        return JournalEntry.of(Operation.LIST_INSTITUTIONS.contractName())
                .by(signer.organisation(), signer.certificate())
                .onBehalfOf(agency)
                .correlationId(correlationId)
                .detail(list.institutions().size() + " institutions, list " + list.version())
                .entry();
    }
}
