package no.kfr.lookup.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.kfr.MovableClock;
import no.kfr.RegisterNode;
import no.kfr.TestDatabase;
import no.kfr.TestKar;
import no.kfr.TestNumbers;
import no.kfr.TestRequest;
import no.kfr.TestSigner;
import no.kfr.access.Access;
import no.kfr.access.Signer;
import no.kfr.access.volume.VolumeGuard;
import no.kfr.demo.karsimulator.Fault;
import no.kfr.demo.karsimulator.KarSimulator;
import no.kfr.demo.karsimulator.ReceivedRequest;
import no.kfr.demo.karsimulator.SimulatedData;
import no.kfr.demo.karsimulator.SimulatedData.Institution;
import no.kfr.demo.karsimulator.SimulatedData.Relationship;
import no.kfr.identity.CaseId;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.CustomerId;
import no.kfr.identity.IdentitySettings;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.lookup.AskedDays;
import no.kfr.lookup.Asker;
import no.kfr.lookup.LookupAnswer;
import no.kfr.lookup.LookupRequest;
import no.kfr.lookup.Lookups;
import no.kfr.lookup.bulk.BulkAnswer.Outcome;
import no.kfr.participant.Participants;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.refusal.Violation;
import no.kfr.register.Register;
import no.kfr.register.RelationshipKey;
import no.kfr.register.RelationshipType;
import no.kfr.register.period.Ownership;
import no.kfr.transaction.UnitOfWork;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many questions in one request are answered as each would be alone, on whatever database the register runs. */
abstract class BulkLookupContract {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final int TRIES = 15;

    /** One for all tests of a class: each asks about customers, banks and cases of its own. */
    private static final Map<TestDatabase, Started> STARTED = new EnumMap<>(TestDatabase.class);

    private final KarSimulator kar;
    private final RegisterNode node;
    private final Signer agency = TestSigner.of(TestNumbers.organisation());
    private final List<OrganisationNumber> banks =
            Stream.generate(TestNumbers::organisation).limit(4).sorted().toList();
    private final List<CustomerId> customers =
            Stream.generate(TestNumbers::customer).limit(12).toList();
    private final CorrelationId correlationId = new CorrelationId(UUID.randomUUID());
    private final CaseId caseId = new CaseId(UUID.randomUUID());

    BulkLookupContract(TestDatabase database) {
        Started started = STARTED.computeIfAbsent(database, Started::on);
        this.kar = started.kar;
        this.node = started.node;
    }

    private record Started(KarSimulator kar, RegisterNode node) {

        static Started on(TestDatabase database) {
            KarSimulator kar = TestKar.start(new MovableClock());
            return new Started(
                    kar,
                    RegisterNode.start(Stream.concat(database.settings().stream(), TestKar.settings(kar).stream())
                            .toList()));
        }

        void close() {
            node.close();
            kar.close();
        }
    }

    @AfterAll
    static void stop() {
        STARTED.values().forEach(Started::close);
        STARTED.clear();
    }

    @BeforeEach
    void begin_anew() {
        node.clock().moveTo(MovableClock.START);
        node.access().permitAll();
        kar.hold(SimulatedData.NONE);
    }

    @Test
    void answers_each_question_as_it_would_be_answered_alone() {
        long seed = Long.getLong("kfr.test.seed", new Random().nextLong());
        var random = new Random(seed);
        load(random);
        for (int i = 0; i < TRIES; i++) {
            BulkRequest asked = randomQuestions(random);
            List<LookupRequest> each = asked.each();
            List<Outcome> outcomes = bulk().lookup(node.request(), asked).outcomes();
            assertThat(outcomes).hasSameSizeAs(each);
            for (int n = 0; n < each.size(); n++) {
                assertSame("seed " + seed + ", try " + i + ", question " + n, outcomes.get(n), each.get(n));
            }
        }
    }

    private void assertSame(String where, Outcome outcome, LookupRequest alone) {
        assertThat(outcome.controlObject()).as(where).isEqualTo(alone.controlObject());
        assertThat(outcome.accountInfoRequestId()).as(where).isEqualTo(alone.accountInfoRequestId());
        try {
            LookupAnswer answer = node.get(Lookups.class).lookup(node.request(), alone);
            assertThat(outcome.refusals()).as(where).isEmpty();
            assertThat(outcome.period()).as(where).isEqualTo(answer.period());
            assertThat(outcome.institutions()).as(where).isEqualTo(answer.institutions());
            assertThat(outcome.sources()).as(where).isEqualTo(answer.sources());
        } catch (Refused refused) {
            assertThat(outcome.refusals()).as(where).isEqualTo(refused.violations());
            assertThat(outcome.institutions()).as(where).isEmpty();
            assertThat(outcome.sources()).as(where).isEmpty();
        }
    }

    @Test
    void one_that_is_wrong_fails_no_other_and_each_has_its_entry_in_the_journal() {
        register(customers.getFirst(), banks.getFirst(), Period.openFrom(TODAY.minusYears(3)), Ownership.UNKNOWN);

        BulkAnswer answer = bulk().lookup(
                        node.request(),
                        asked(
                                true,
                                question(customers.getFirst().value()),
                                question("12345678901"),
                                question(customers.getFirst().value()),
                                new BulkRequest.Question(
                                        customers.get(1).value(),
                                        new CaseId(UUID.randomUUID()),
                                        AskedDays.TODAY.to(TODAY.plusDays(1)))));

        assertThat(answer.outcomes())
                .extracting(outcome -> outcome.institutions().size(), outcome -> codes(outcome.refusals()))
                .containsExactly(
                        tuple(1, List.of()),
                        tuple(0, List.of(Code.LOOKUP_INVALID_CUSTOMER_ID)),
                        tuple(1, List.of()),
                        tuple(0, List.of(Code.LOOKUP_INVALID_PERIOD)));
        assertThat(answer.refused()).isEqualTo(2);
        assertThat(answer.outcomes()).noneMatch(Outcome::retryable);
        List<String> journal = journal();
        assertThat(journal.getFirst()).endsWith(" lookupCustomerRelationshipsBulk " + caseId + " OK");
        assertThat(journal.subList(1, journal.size()))
                .containsExactlyElementsOf(answer.outcomes().stream()
                        .map(outcome -> outcome.answerId() + " lookupCustomerRelationshipsBulk "
                                + outcome.accountInfoRequestId() + " "
                                + (outcome.refused()
                                        ? outcome.refusals().getFirst().code().id()
                                        : "OK"))
                        .toList());
    }

    @Test
    void a_refused_mandate_is_told_for_each_question_and_nothing_is_looked_up() {
        register(customers.getFirst(), banks.getFirst(), Period.openFrom(TODAY.minusYears(3)), Ownership.UNKNOWN);
        node.access().refuse(Refused.because(Code.MANDATE_NOT_PERMITTED, "legalMandate", "one that is agreed"));
        List<ReceivedRequest> before = kar.received();

        BulkAnswer answer = bulk().lookup(
                        node.request(),
                        asked(true, question(customers.getFirst().value()), question("no id")));

        assertThat(answer.outcomes())
                .extracting(outcome -> codes(outcome.refusals()), Outcome::institutions)
                .containsExactly(
                        tuple(List.of(Code.MANDATE_NOT_PERMITTED), List.of()),
                        tuple(List.of(Code.LOOKUP_INVALID_CUSTOMER_ID), List.of()));
        assertThat(kar.received()).isEqualTo(before);
    }

    @Test
    void warnings_stand_with_each_answer() {
        node.access().warn(Violation.of(Code.MANDATE_NOT_PERMITTED, "legalMandate", "one that is agreed"));

        BulkAnswer answer = bulk().lookup(
                        node.request(),
                        asked(true, question(customers.getFirst().value())));

        assertThat(codes(answer.outcomes().getFirst().warnings())).containsExactly(Code.MANDATE_NOT_PERMITTED);
        assertThat(answer.refused()).isZero();
    }

    @Test
    void without_kar_a_question_is_refused_for_now_or_answered_in_part_as_it_wishes() {
        register(customers.getFirst(), banks.getFirst(), Period.openFrom(TODAY.minusYears(3)), Ownership.UNKNOWN);
        kar.hold(new SimulatedData(
                List.of(), Map.of(), Map.of(customers.getFirst().value(), Fault.ERROR)));
        BulkRequest.Question failing = question(customers.getFirst().value());
        BulkRequest.Question fine = question(customers.get(1).value());

        assertThat(bulk().lookup(node.request(), asked(false, failing, fine)).outcomes())
                .extracting(outcome -> codes(outcome.refusals()), Outcome::retryable)
                .containsExactly(tuple(List.of(Code.KAR_UNAVAILABLE), true), tuple(List.of(), false));
        assertThat(bulk().lookup(node.request(), asked(true, failing, fine)).outcomes())
                .extracting(
                        Outcome::refused, outcome -> outcome.sources().getLast().code())
                .containsExactly(tuple(false, Code.KAR_UNAVAILABLE), tuple(false, null));
    }

    @Test
    void a_thousand_questions_of_the_same_person_and_of_others_are_answered_in_their_order() {
        register(customers.getFirst(), banks.getFirst(), Period.openFrom(TODAY.minusYears(3)), Ownership.UNKNOWN);
        BulkRequest.Question[] questions = IntStream.range(0, 1000)
                .mapToObj(n -> question(
                        n % 2 == 0
                                ? customers.getFirst().value()
                                : TestNumbers.customer().value()))
                .toArray(BulkRequest.Question[]::new);

        List<Outcome> outcomes =
                bulk().lookup(node.request(), asked(true, questions)).outcomes();

        assertThat(outcomes)
                .extracting(Outcome::controlObject)
                .containsExactlyElementsOf(Stream.of(questions)
                        .map(BulkRequest.Question::controlObject)
                        .toList());
        for (int n = 0; n < 1000; n++) {
            assertThat(outcomes.get(n).institutions()).hasSize(n % 2 == 0 ? 1 : 0);
        }
        assertThat(journal()).hasSize(1001);
    }

    @Test
    void nothing_is_answered_when_it_cannot_be_journalled() {
        var broken = new TestRequest(node.get(UnitOfWork.class), entry -> {
            throw new IllegalStateException("the journal is broken");
        });

        assertThatIllegalStateException()
                .isThrownBy(() -> bulk().lookup(
                                broken,
                                asked(true, question(customers.getFirst().value()))));
    }

    @Test
    void counts_only_what_is_permitted_and_answers_nothing_over_the_rate() {
        List<Integer> counted = new ArrayList<>();
        VolumeGuard full = (consumer, cases) -> {
            counted.add(cases.size());
            throw Refused.because(Code.RATE_EXCEEDED);
        };
        var guarded = new BulkLookups(
                node.get(Access.class),
                full,
                node.get(BulkKar.class),
                node.get(Register.class),
                node.get(Participants.class),
                node.get(IdentitySettings.class),
                node.clock());

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> guarded.lookup(
                        node.request(),
                        asked(
                                true,
                                question(customers.getFirst().value()),
                                question("no id"),
                                question(customers.get(1).value()))))
                .extracting(Refused::code)
                .isEqualTo(Code.RATE_EXCEEDED);

        assertThat(counted).containsExactly(2);
        assertThat(journal()).isEmpty();
        assertThat(guarded.lookup(node.request(), asked(true, question("no id")))
                        .refused())
                .isEqualTo(1);
    }

    @Test
    void refuses_the_whole_when_the_agency_is_no_organisation() {
        var wrong = new BulkRequest(
                Asker.of(agency, correlationId, caseId).onBehalfOf("123456789").under("§ 1"),
                AskedDays.TODAY,
                null,
                true,
                List.of(question("x")));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> bulk().lookup(node.request(), wrong))
                .extracting(Refused::code)
                .isEqualTo(Code.INVALID_REQUEST);
    }

    private BulkLookups bulk() {
        return node.get(BulkLookups.class);
    }

    private void load(Random random) {
        List<Relationship> atKar = new ArrayList<>();
        for (CustomerId customer : customers) {
            for (OrganisationNumber bank : banks) {
                if (random.nextBoolean()) {
                    register(customer, bank, past(random), Ownership.values()[random.nextInt(3)]);
                }
                if (random.nextBoolean()) {
                    Period period = past(random);
                    atKar.add(new Relationship(
                            customer.value(),
                            new Institution(bank.value(), "Bank " + bank),
                            period.from(),
                            period.isOpen() ? null : period.to(),
                            random.nextBoolean(),
                            List.of("primaryOwner", "notPrimaryOwner", "unknown")
                                    .get(random.nextInt(3))));
                }
            }
        }
        kar.hold(new SimulatedData(atKar, Map.of(), Map.of()));
    }

    private BulkRequest randomQuestions(Random random) {
        List<BulkRequest.Question> questions = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(40); i++) {
            String customer = customers.get(random.nextInt(customers.size())).value();
            questions.add(new BulkRequest.Question(
                    random.nextInt(10) == 0 ? customer.substring(1) : customer,
                    random.nextBoolean() ? new CaseId(UUID.randomUUID()) : null,
                    AskedDays.TODAY
                            .from(random.nextInt(3) == 0 ? null : TODAY.minusDays(random.nextInt(3700)))
                            .to(random.nextInt(3) == 0 ? null : TODAY.minusDays(random.nextInt(2000) - 20))));
        }
        Boolean only = random.nextInt(3) == 0 ? null : (Boolean) random.nextBoolean();
        return new BulkRequest(
                Asker.of(agency, correlationId, caseId).under("§ 1"),
                AskedDays.TODAY.from(random.nextBoolean() ? TODAY.minusDays(random.nextInt(3000)) : null),
                only,
                true,
                questions);
    }

    private static Period past(Random random) {
        LocalDate from = TODAY.minusDays(random.nextInt(3700));
        return random.nextBoolean()
                ? Period.openFrom(from)
                : new Period(from, from.plusDays(random.nextInt((int) (TODAY.toEpochDay() - from.toEpochDay()) + 1)));
    }

    private void register(CustomerId customer, OrganisationNumber bank, Period period, Ownership ownership) {
        var key = new RelationshipKey(bank, customer, RelationshipType.DSOPBANK);
        node.inTransaction(() -> node.get(Register.class).register(key, period, ownership));
    }

    private BulkRequest asked(boolean acceptPartial, BulkRequest.Question... questions) {
        return new BulkRequest(
                Asker.of(agency, correlationId, caseId).under("§ 1"),
                AskedDays.TODAY.from(TODAY.minusYears(1)),
                null,
                acceptPartial,
                List.of(questions));
    }

    private static BulkRequest.Question question(String controlObject) {
        return new BulkRequest.Question(controlObject, null, AskedDays.TODAY);
    }

    private static List<Code> codes(List<Violation> violations) {
        return violations.stream().map(Violation::code).toList();
    }

    private List<String> journal() {
        return node.sql()
                .sql("select entry_id, operation, case_id, outcome from journal_entry where correlation_id = ?"
                        + " order by entry_no")
                .param(correlationId.toString())
                .query((row, number) ->
                        row.getString(1) + " " + row.getString(2) + " " + row.getString(3) + " " + row.getString(4))
                .list();
    }
}
