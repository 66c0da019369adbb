package no.kfr.lookup;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kfr.access.Access;
import no.kfr.access.MandateTerms;
import no.kfr.access.Operation;
import no.kfr.access.Signer;
import no.kfr.access.Verdict;
import no.kfr.audit.JournalEntry;
import no.kfr.audit.RequestWork;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.IdentitySettings;
import no.kfr.identity.OrganisationNumber;
import no.kfr.participant.CoverageList;
import no.kfr.participant.Participants;
import no.kfr.refusal.Code;
import no.kfr.refusal.Violation;
import no.kfr.time.OsloDay;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Tells agencies what they may ask and whom, without asking anything about anybody. Journalled like every other request.
 */
@Service
public class AgencyGuide {

    private final Access access;
    private final Participants participants;
    private final IdentitySettings identity;
    private final Clock clock;

    AgencyGuide(Access access, Participants participants, IdentitySettings identity, Clock clock) {
        this.access = access;
        this.participants = participants;
        this.identity = identity;
        this.clock = clock;
    }

    /** Whether the question would be answered, with every reason why not. */
    public LookupValidation validate(RequestWork work, LookupRequest request) {
        LocalDate today = today();
        LookupCheck check = new LookupCheck(request, today, identity.on(today));
        return work.conclude(journal -> {
            Verdict verdict = check.violations().isEmpty()
                    ? access.check(check.grounds(access))
                    : new Verdict(check.reasons(access), List.of());
            UUID answerId = UUID.randomUUID();
            journal.record(request.journalEntry(
                            Operation.LOOKUP.contractName(),
                            check.readConsumer().orElse(null))
                    .id(answerId)
                    .about(check.readControlObject().orElse(null))
                    .detail("dry run: " + outcome(verdict))
                    .entry());
            return new LookupValidation(
                    answerId,
                    request.correlationId(),
                    request.accountInfoRequestId(),
                    now(),
                    Objects.requireNonNullElse(request.days().from(), today),
                    Objects.requireNonNullElse(request.days().to(), today),
                    verdict);
        });
    }

    /**
     * The mandates of the agency with their limits as of today.
     *
     * @param consumer {@code null}: the signer
     * @throws no.kfr.refusal.Refused when the signer may not ask this for the agency
     */
    public OwnMandates mandates(
            RequestWork work, Signer signer, CorrelationId correlationId, @Nullable String consumer) {
        OrganisationNumber agency = Agency.of(signer, consumer);
        return work.conclude(journal -> {
            List<MandateTerms> mandates = access.mandatesOf(signer, agency);
            journal.record(entry(Operation.LIST_MANDATES, signer, correlationId, agency)
                    .detail(mandates.size() + " mandates")
                    .entry());
            return new OwnMandates(correlationId, agency, today(), mandates);
        });
    }

    /**
     * Every licensed institution with the register that answers for it, as of today. Any agency may know that.
     *
     * @param consumer {@code null}: the signer
     * @throws no.kfr.refusal.Refused when the signer may not ask this for the agency
     */
    public ListedInstitutions institutions(
            RequestWork work, Signer signer, CorrelationId correlationId, @Nullable String consumer) {
        OrganisationNumber agency = Agency.of(signer, consumer);
        return work.conclude(journal -> {
            access.permitAgency(signer, agency, Operation.LIST_INSTITUTIONS);
            CoverageList list = participants.current().coverageOn(today());
            Instant now = now();
            journal.record(entry(Operation.LIST_INSTITUTIONS, signer, correlationId, agency)
                    .detail(list.institutions().size() + " institutions, list " + list.version())
                    .entry());
            return new ListedInstitutions(correlationId, agency, now, list);
        });
    }

    private static JournalEntry.Draft entry(
            Operation operation, Signer signer, CorrelationId correlationId, OrganisationNumber agency) {
        return JournalEntry.of(operation.contractName())
                .by(signer.organisation(), signer.certificate())
                .onBehalfOf(agency)
                .correlationId(correlationId);
    }

    private static String outcome(Verdict verdict) {
        String codes = Stream.concat(verdict.refusals().stream(), verdict.warnings().stream())
                .map(Violation::code)
                .map(Code::id)
                .distinct()
                .collect(Collectors.joining(","));
        return (verdict.permitted() ? "permitted " : "refused ") + codes;
    }

    private LocalDate today() {
        return OsloDay.today(clock);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
