package no.kfr.lookup.bulk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.kfr.access.LookupGrounds;
import no.kfr.audit.JournalEntry;
import no.kfr.digest.Fingerprint;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.lookup.Joining;
import no.kfr.lookup.LookupAnswer.FinancialInstitution;
import no.kfr.lookup.LookupAnswer.Source;
import no.kfr.lookup.LookupRequest;
import no.kfr.lookup.Lookups;
import no.kfr.lookup.bulk.BulkAnswer.Outcome;
import no.kfr.participant.Directory;
import no.kfr.refusal.Violation;
import no.kfr.register.KnownRelationship;
import no.kfr.register.Register;
import org.jspecify.annotations.Nullable;

/** From questions to their outcomes, with what the own register knows of all of them, and to the entries of the journal. */
final class BulkOutcomes {

    private static final String OPERATION = "lookupCustomerRelationshipsBulk";

    private final List<QuestionUnderWay> questions;
    private final List<Outcome> outcomes;
    private final Directory directory;
    private final LocalDate today;

    /** Reads the register, in the caller's transaction. */
    BulkOutcomes(List<QuestionUnderWay> questions, Register register, Directory directory, LocalDate today) {
        this.questions = questions;
        this.directory = directory;
        this.today = today;
        Map<CustomerId, List<KnownRelationship>> known = known(register);
        this.outcomes =
                questions.stream().map(question -> outcome(question, known)).toList();
    }

    List<Outcome> outcomes() {
        return outcomes;
    }

    /** One for the request, that its signed messages are kept with; then one for each question, also for those that were refused. */
    List<JournalEntry> entries(BulkRequest request, OrganisationNumber consumer) {
        var entries = new ArrayList<JournalEntry>(questions.size() + 1);
        String fingerprint = Fingerprint.of(request.signer().certificate());
        entries.add(entry(request, consumer, fingerprint, questions.size()));
        for (int i = 0; i < questions.size(); i++) {
            entries.add(entry(questions.get(i), outcomes.get(i), consumer, fingerprint));
        }
        return entries;
    }

    /** Questions about different days are read together: what is outside one's own days is left out of its answer later. */
    private Map<CustomerId, List<KnownRelationship>> known(Register register) {
        Set<CustomerId> customers = new HashSet<>();
        Optional<Period> days = Optional.empty();
        for (QuestionUnderWay question : questions) {
            if (question.isOpen()) {
                customers.add(question.controlObject().orElseThrow());
                Period own = question.grounds().orElseThrow().period();
                days = Optional.of(days.map(own::spanning).orElse(own));
            }
        }
        return days.map(all -> register.findAll(customers, all)).orElse(Map.of());
    }

    private Outcome outcome(QuestionUnderWay question, Map<CustomerId, List<KnownRelationship>> known) {
        Period period = question.grounds().map(LookupGrounds::period).orElse(null);
        return !question.isOpen() || period == null
                ? outcome(question, period, List.of(), List.of())
                : outcome(question, period, institutions(question, period, known), question.sources());
    }

    private static Outcome outcome(
            QuestionUnderWay question,
            @Nullable Period period,
            List<FinancialInstitution> institutions,
            List<Source> sources) {
        return new Outcome(
                UUID.randomUUID(),
                question.request().controlObject(),
                question.request().accountInfoRequestId(),
                period,
                institutions,
                sources,
                question.warnings(),
                question.refusals());
    }

    private List<FinancialInstitution> institutions(
            QuestionUnderWay question, Period period, Map<CustomerId, List<KnownRelationship>> known) {
        List<KnownRelationship> own = known
                .getOrDefault(question.controlObject().orElseThrow(), List.of())
                .stream()
                .filter(relationship -> relationship.period().overlaps(period))
                .toList();
        return new Joining(directory, question.request().onlyPrimaryOwner(), period.to(), today)
                .of(own, question.fromKar());
    }

    private static JournalEntry entry(
            BulkRequest request, OrganisationNumber consumer, String fingerprint, int questions) {
        return request.journalEntry(OPERATION, consumer, fingerprint)
                .detail(questions + " questions, each with an entry of its own")
                .entry();
    }

    private static JournalEntry entry(
            QuestionUnderWay question, Outcome outcome, OrganisationNumber consumer, String fingerprint) {
        LookupRequest request = question.request();
        JournalEntry.Draft entry = request.journalEntry(OPERATION, consumer, fingerprint)
                .id(outcome.answerId())
                .about(question.controlObject().orElse(null))
                .during(outcome.period());
        return outcome.refused()
                ? entry.refused(outcome.refusals().getFirst().code().id())
                        .detail(codes(outcome.refusals()))
                        .entry()
                : entry.detail(Lookups.detail(outcome.institutions(), outcome.sources(), outcome.warnings()))
                        .entry();
    }

    private static String codes(List<Violation> refusals) {
        return refusals.stream()
                .map(violation -> violation.code().id() + (violation.field() == null ? "" : " " + violation.field()))
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
