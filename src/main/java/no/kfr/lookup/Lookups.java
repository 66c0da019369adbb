package no.kfr.lookup;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import no.kfr.access.Access;
import no.kfr.access.LookupQuestion;
import no.kfr.access.VolumeGuard;
import no.kfr.audit.Fingerprint;
import no.kfr.audit.Journal;
import no.kfr.audit.JournalEntry;
import no.kfr.identity.CustomerId;
import no.kfr.identity.IdentitySettings;
import no.kfr.identity.OrganisationNumber;
import no.kfr.lookup.LookupAnswer.FinancialInstitution;
import no.kfr.lookup.LookupAnswer.Source;
import no.kfr.participant.Directory;
import no.kfr.participant.Participants;
import no.kfr.refusal.Violation;
import no.kfr.register.FreshTransaction;
import no.kfr.register.KnownRelationship;
import no.kfr.register.Ownership;
import no.kfr.register.Register;
import org.springframework.stereotype.Service;

/** Answers agencies, when they may ask. Nothing is answered that is not journalled. */
@Service
public class Lookups {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private static final List<Source> SOURCES = List.of(
            new Source(Source.Name.KFR, Source.State.ANSWERED), new Source(Source.Name.KAR, Source.State.NOT_ASKED));

    private final Access access;
    private final VolumeGuard volume;
    private final Register register;
    private final Participants participants;
    private final Journal journal;
    private final FreshTransaction transaction;
    private final IdentitySettings identity;
    private final Clock clock;

    Lookups(
            Access access,
            VolumeGuard volume,
            Register register,
            Participants participants,
            Journal journal,
            FreshTransaction transaction,
            IdentitySettings identity,
            Clock clock) {
        this.access = access;
        this.volume = volume;
        this.register = register;
        this.participants = participants;
        this.journal = journal;
        this.transaction = transaction;
        this.identity = identity;
        this.clock = clock;
    }

    /**
     * Which institutions have, or had, a relationship with the control object in all or part of the period.
     *
     * @throws no.kfr.refusal.Refused with all that is wrong with the question, or when the agency may not put it
     */
    public LookupAnswer lookup(LookupAsked asked) {
        LocalDate today = LocalDate.now(clock.withZone(OSLO));
        LookupCheck check = new LookupCheck(asked, today, identity.acceptSynthetic());
        LookupQuestion question = check.question(access);
        CustomerId controlObject = check.controlObject();
        List<Violation> warnings = access.permitLookup(question);
        volume.admit(question.consumer(), asked.accountInfoRequestId());
        return transaction.run(() -> {
            Directory directory = participants.current();
            List<FinancialInstitution> institutions = institutions(asked, question, controlObject, directory);
            UUID answerId = UUID.randomUUID();
            journal.record(entry(answerId, asked, question, controlObject, detail(institutions, warnings)));
            return new LookupAnswer(
                    answerId,
                    asked.correlationId(),
                    asked.accountInfoRequestId(),
                    question.consumer(),
                    asked.signer().organisation(),
                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                    question.period(),
                    institutions,
                    SOURCES,
                    warnings,
                    CoverageNote.of(directory.coverageOn(today)));
        });
    }

    private List<FinancialInstitution> institutions(
            LookupAsked asked, LookupQuestion question, CustomerId customer, Directory directory) {
        SortedMap<OrganisationNumber, Ownership> strongest = new TreeMap<>();
        for (KnownRelationship known : register.find(customer, question.period())) {
            if (!question.onlyPrimaryOwner() || known.ownership() == Ownership.PRIMARY_OWNER) {
                strongest.merge(known.institution(), known.ownership(), Ownership::strongest);
            }
        }
        boolean ownershipAsked = asked.onlyPrimaryOwner() != null;
        return strongest.entrySet().stream()
                .map(each -> new FinancialInstitution(
                        each.getKey(), directory.nameOf(each.getKey()), false, ownershipAsked ? each.getValue() : null))
                .toList();
    }

    private static String detail(List<FinancialInstitution> institutions, List<Violation> warnings) {
        String answered = institutions.stream()
                .map(institution -> institution.organizationId().value())
                .collect(Collectors.joining(","));
        String warned = warnings.stream().map(warning -> warning.code().id()).collect(Collectors.joining(","));
        return "answered " + (answered.isEmpty() ? "none" : answered) + (warned.isEmpty() ? "" : "; warned " + warned);
    }

    private static JournalEntry entry(
            UUID answerId, LookupAsked asked, LookupQuestion question, CustomerId controlObject, String detail) {
        return new JournalEntry(
                answerId,
                question.operation().contractName(),
                asked.signer().organisation().value(),
                question.consumer(),
                Fingerprint.of(asked.signer().certificate()),
                asked.correlationId(),
                asked.accountInfoRequestId(),
                asked.legalMandate(),
                controlObject,
                question.period(),
                JournalEntry.OK,
                detail);
    }
}
