package no.kfr.lookup.bulk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import no.kfr.access.Access;
import no.kfr.access.Operation;
import no.kfr.access.Verdict;
import no.kfr.access.volume.VolumeGuard;
import no.kfr.audit.RequestWork;
import no.kfr.identity.IdentitySettings;
import no.kfr.identity.OrganisationNumber;
import no.kfr.lookup.Agency;
import no.kfr.lookup.AnswerHeader;
import no.kfr.lookup.CoverageNote;
import no.kfr.lookup.LookupCheck;
import no.kfr.lookup.LookupRequest;
import no.kfr.lookup.Lookups;
import no.kfr.lookup.bulk.BulkAnswer.Outcome;
import no.kfr.lookup.kar.KarInstitution;
import no.kfr.lookup.kar.KarReply;
import no.kfr.participant.Directory;
import no.kfr.participant.Participants;
import no.kfr.register.Register;
import no.kfr.time.OsloDay;
import org.springframework.stereotype.Service;

/**
 * Answers many questions of one request, each as {@link Lookups} would answer it alone. What is wrong with one is told in its
 * outcome and fails no other; what is wrong with all of them, because of who asks, is refused as a whole. The request and
 * every outcome are journalled, or nothing is answered.
 */
@Service
public class BulkLookups {

    private final Access access;
    private final VolumeGuard volume;
    private final BulkKar kar;
    private final Register register;
    private final Participants participants;
    private final IdentitySettings identity;
    private final Clock clock;

    BulkLookups(
            Access access,
            VolumeGuard volume,
            BulkKar kar,
            Register register,
            Participants participants,
            IdentitySettings identity,
            Clock clock) {
        this.access = access;
        this.volume = volume;
        this.kar = kar;
        this.register = register;
        this.participants = participants;
        this.identity = identity;
        this.clock = clock;
    }

    /**
     * Which institutions have, or had, a relationship with each of the control objects.
     *
     * @throws no.kfr.refusal.Refused when the signer may ask nothing at all for the agency, or not so much
     */
    public BulkAnswer lookup(RequestWork work, BulkRequest request) {
        LocalDate today = OsloDay.today(clock);
        OrganisationNumber consumer = Agency.of(request.signer(), request.consumer());
        List<QuestionUnderWay> permitted = checked(request, consumer, today);
        var cases = permitted.stream()
                .filter(QuestionUnderWay::isOpen)
                .map(question -> question.request().accountInfoRequestId())
                .toList();
        if (!cases.isEmpty()) {
            volume.admit(consumer, cases);
        }
        // No transaction, and with it no connection to the database, waits for KAR.
        List<QuestionUnderWay> questions = withKar(permitted);
        Directory directory = participants.current();
        return work.inBulk().conclude(journal -> {
            var outcomes = new BulkOutcomes(questions, register, directory, today);
            journal.recordAll(outcomes.entries(request, consumer));
            List<Outcome> told = outcomes.outcomes();
            return new BulkAnswer(
                    AnswerHeader.of(request, consumer, clock), told, CoverageNote.of(directory.coverageOn(today)));
        });
    }

    private List<QuestionUnderWay> checked(BulkRequest request, OrganisationNumber consumer, LocalDate today) {
        List<LookupRequest> each = request.each();
        List<LookupCheck> checks = each.stream()
                .map(one -> new LookupCheck(one, today, identity.on(today)))
                .toList();
        // The many form is the same question in law: the same mandates, and the same delegation.
        Iterator<Verdict> verdicts = access.checkAll(
                        request.signer(),
                        consumer,
                        Operation.LOOKUP,
                        checks.stream()
                                .map(LookupCheck::readGrounds)
                                .flatMap(Optional::stream)
                                .toList())
                .iterator();
        var questions = new ArrayList<QuestionUnderWay>(checks.size());
        for (int i = 0; i < checks.size(); i++) {
            LookupCheck check = checks.get(i);
            Verdict verdict = check.readGrounds().isPresent() ? verdicts.next() : new Verdict(List.of(), List.of());
            questions.add(QuestionUnderWay.of(each.get(i), check, verdict));
        }
        return questions;
    }

    private List<QuestionUnderWay> withKar(List<QuestionUnderWay> questions) {
        Iterator<KarReply<List<KarInstitution>>> replies = kar.ask(questions.stream()
                        .filter(QuestionUnderWay::isOpen)
                        .map(QuestionUnderWay::forKar)
                        .toList())
                .iterator();
        return questions.stream()
                .map(question -> question.isOpen() ? question.answeredBy(replies.next()) : question)
                .toList();
    }
}
