package no.kfr.lookup;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import no.kfr.access.Access;
import no.kfr.access.LookupGrounds;
import no.kfr.access.volume.VolumeGuard;
import no.kfr.audit.JournalEntry;
import no.kfr.audit.RequestWork;
import no.kfr.identity.CustomerId;
import no.kfr.identity.IdentitySettings;
import no.kfr.lookup.LookupAnswer.FinancialInstitution;
import no.kfr.lookup.LookupAnswer.Source;
import no.kfr.lookup.kar.KarInstitution;
import no.kfr.lookup.kar.KarReply;
import no.kfr.lookup.kar.KarRequest;
import no.kfr.lookup.kar.KarShare;
import no.kfr.participant.Directory;
import no.kfr.participant.Participants;
import no.kfr.refusal.Violation;
import no.kfr.register.KnownRelationship;
import no.kfr.register.Register;
import no.kfr.time.OsloDay;
import no.kfr.transaction.UnitOfWork;
import org.springframework.stereotype.Service;

/**
 * Answers agencies, when they may ask, from the own register and KAR together. Nothing is answered that is not journalled, and an
 * answer that is not whole says so, to those who accept one.
 */
@Service
public class Lookups {

    private final Access access;
    private final VolumeGuard volume;
    private final Register register;
    private final KarShare kar;
    private final Participants participants;
    private final UnitOfWork transaction;
    private final IdentitySettings identity;
    private final Clock clock;

    Lookups(
            Access access,
            VolumeGuard volume,
            Register register,
            KarShare kar,
            Participants participants,
            UnitOfWork transaction,
            IdentitySettings identity,
            Clock clock) {
        this.access = access;
        this.volume = volume;
        this.register = register;
        this.kar = kar;
        this.participants = participants;
        this.transaction = transaction;
        this.identity = identity;
        this.clock = clock;
    }

    /**
     * Which institutions have, or had, a relationship with the control object in all or part of the period.
     *
     * @throws no.kfr.refusal.Refused with all that is wrong with the question, or when the agency may not put it, or when KAR
     *     does not answer and no partial answer is accepted
     */
    public LookupAnswer lookup(RequestWork work, LookupRequest request) {
        LocalDate today = OsloDay.today(clock);
        LookupCheck check = new LookupCheck(request, today, identity.on(today));
        LookupGrounds grounds = check.grounds(access);
        CustomerId controlObject = check.controlObject();
        List<Violation> warnings = access.permitLookup(grounds);
        volume.admit(grounds.consumer(), request.accountInfoRequestId());
        // No transaction, and with it no connection to the database, waits for KAR.
        CompletableFuture<KarReply<List<KarInstitution>>> asking =
                kar.institutions(grounds.consumer(), karRequest(request, grounds, controlObject));
        List<KnownRelationship> own = transaction.run(() -> register.find(controlObject, grounds.period()));
        KarPart fromKar = KarPart.of(asking.join(), request.acceptPartial());
        Directory directory = participants.current();
        var joining = new Joining(
                directory, request.onlyPrimaryOwner(), grounds.period().to(), today);
        List<FinancialInstitution> institutions = joining.of(own, fromKar.institutions());
        List<Source> sources = List.of(Source.answered(Source.Name.KFR), fromKar.source());
        return work.conclude(journal -> {
            UUID answerId = UUID.randomUUID();
            journal.record(entry(answerId, request, grounds, controlObject, detail(institutions, sources, warnings)));
            return new LookupAnswer(
                    answerId,
                    AnswerHeader.of(request, grounds.consumer(), clock),
                    grounds.period(),
                    institutions,
                    sources,
                    warnings,
                    CoverageNote.of(directory.coverageOn(today)));
        });
    }

    public static KarRequest karRequest(LookupRequest request, LookupGrounds grounds, CustomerId controlObject) {
        return new KarRequest(
                controlObject,
                request.correlationId(),
                request.accountInfoRequestId(),
                request.legalMandate(),
                grounds.period(),
                request.onlyPrimaryOwner(),
                request.acceptPartial());
    }

    public static String detail(
            List<FinancialInstitution> institutions, List<Source> sources, List<Violation> warnings) {
        String answered = institutions.stream()
                .map(institution -> institution.organizationId().value())
                .collect(Collectors.joining(","));
        String asked = sources.stream()
                .map(source -> source.name()
                        + (source.code() == null
                                ? " answered"
                                : " did not: " + source.code().id()))
                .collect(Collectors.joining(", "));
        String warned = warnings.stream().map(warning -> warning.code().id()).collect(Collectors.joining(","));
        return "answered " + (answered.isEmpty() ? "none" : answered) + "; " + asked
                + (warned.isEmpty() ? "" : "; warned " + warned);
    }

    private static JournalEntry entry(
            UUID answerId, LookupRequest request, LookupGrounds grounds, CustomerId controlObject, String detail) {
        return request.journalEntry(grounds.operation().contractName(), grounds.consumer())
                .id(answerId)
                .about(controlObject)
                .during(grounds.period())
                .detail(detail)
                .entry();
    }
}
