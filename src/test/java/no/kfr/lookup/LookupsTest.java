package no.kfr.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import no.kfr.MovableClock;
import no.kfr.RegisterNode;
import no.kfr.TestDatabase;
import no.kfr.TestNumbers;
import no.kfr.TestSigner;
import no.kfr.access.Signer;
import no.kfr.access.volume.VolumeGuard;
import no.kfr.identity.CaseId;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.CustomerId;
import no.kfr.identity.Flaw;
import no.kfr.identity.IdentityRule;
import no.kfr.identity.IdentitySettings;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.lookup.LookupAnswer.FinancialInstitution;
import no.kfr.lookup.LookupAnswer.Source;
import no.kfr.lookup.account.AccountProviderRequest;
import no.kfr.lookup.account.AccountProviders;
import no.kfr.lookup.kar.KarShare;
import no.kfr.participant.Participants;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.refusal.Violation;
import no.kfr.register.Register;
import no.kfr.register.RelationshipKey;
import no.kfr.register.RelationshipType;
import no.kfr.register.period.Ownership;
import no.kfr.transaction.UnitOfWork;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookupsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final RegisterNode node = RegisterNode.on(TestDatabase.H2);
    private final Lookups lookups = node.get(Lookups.class);
    private final Signer agency = TestSigner.of(TestNumbers.organisation());
    private final CustomerId customer = TestNumbers.customer();
    private final List<OrganisationNumber> institutions =
            Stream.generate(TestNumbers::organisation).limit(3).sorted().toList();
    private final CorrelationId correlationId = new CorrelationId(UUID.randomUUID());
    private final CaseId caseId = new CaseId(UUID.randomUUID());

    @BeforeEach
    void start_the_clock() {
        node.clock().moveTo(MovableClock.START);
        node.access().permitAll();
    }

    @Test
    void answers_no_hit_with_an_empty_list() {
        LookupAnswer answer = lookups.lookup(node.request(), asked(null, null, null));

        assertThat(answer.institutions()).isEmpty();
        assertThat(answer.period()).isEqualTo(new Period(TODAY, TODAY));
        assertThat(answer.header().correlationId()).isEqualTo(correlationId);
        assertThat(answer.header().accountInfoRequestId()).isEqualTo(caseId);
        assertThat(answer.header().answeredAt()).isEqualTo(MovableClock.START);
        assertThat(answer.sources())
                .containsExactly(
                        new Source(Source.Name.KFR, Source.State.ANSWERED, null),
                        new Source(Source.Name.KAR, Source.State.NOT_ASKED, Code.KAR_NOT_CONFIGURED));
    }

    @Test
    void refuses_without_kar_when_no_partial_answer_is_accepted() {
        LookupRequest whole = new LookupRequest(
                Asker.of(agency, correlationId, caseId).under("§ 1"), customer.value(), AskedDays.TODAY, null, false);

        assertRefused(Code.KAR_NOT_CONFIGURED, whole);
        assertThat(journal()).isEmpty();
    }

    @Test
    void names_each_institution_once_by_number_and_is_silent_on_ownership_unless_asked() {
        registerAll();

        assertThat(lookups.lookup(node.request(), asked(TODAY.minusYears(2), null, null))
                        .institutions())
                .containsExactly(answered(0, null), answered(1, null), answered(2, null));
        assertThat(lookups.lookup(node.request(), asked(TODAY.minusYears(2), null, false))
                        .institutions())
                .containsExactly(
                        answered(0, Ownership.PRIMARY_OWNER),
                        answered(1, Ownership.NOT_PRIMARY_OWNER),
                        answered(2, Ownership.UNKNOWN));
        assertThat(lookups.lookup(node.request(), asked(TODAY.minusYears(2), null, true))
                        .institutions())
                .containsExactly(answered(0, Ownership.PRIMARY_OWNER));
    }

    @Test
    void answers_for_the_days_asked_about_only() {
        registerAll();

        assertThat(lookups.lookup(node.request(), asked(null, null, true)).institutions())
                .isEmpty();
        assertThat(lookups.lookup(node.request(), asked(null, null, false)).institutions())
                .extracting(FinancialInstitution::organizationId)
                .containsExactly(institutions.get(0), institutions.get(1), institutions.get(2));
    }

    @Test
    void refuses_periods_that_are_not_allowed() {
        assertRefused(Code.LOOKUP_INVALID_PERIOD, asked(TODAY.minusDays(1), TODAY.minusDays(2), null));
        assertRefused(Code.LOOKUP_INVALID_PERIOD, asked(null, TODAY.plusDays(1), null));
        assertRefused(Code.LOOKUP_INVALID_PERIOD, asked(TODAY.minusYears(10).minusDays(1), null, null));
        assertThat(lookups.lookup(node.request(), asked(TODAY.minusYears(10), null, null))
                        .institutions())
                .isEmpty();
    }

    @Test
    void names_all_that_is_wrong_at_once() {
        LookupRequest wrong = new LookupRequest(
                Asker.of(agency, correlationId, caseId).onBehalfOf("123456789").under("§ 1"),
                "12345678901",
                AskedDays.TODAY.to(TODAY.plusDays(1)),
                null,
                true);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> lookups.lookup(node.request(), wrong))
                .satisfies(refused -> assertThat(refused.violations())
                        .extracting(Violation::code, Violation::field)
                        .containsExactly(
                                tuple(Code.INVALID_REQUEST, "consumer"),
                                tuple(Code.LOOKUP_INVALID_CUSTOMER_ID, "controlObject"),
                                tuple(Code.LOOKUP_INVALID_PERIOD, "toDate")));
    }

    @Test
    void names_what_is_wrong_together_with_why_the_agency_may_not_ask() {
        node.access()
                .refuse(Refused.because(
                        List.of(Violation.of(Code.MANDATE_NOT_PERMITTED, "legalMandate", "one that is agreed"))));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> lookups.lookup(node.request(), asked(null, TODAY.plusDays(1), null)))
                .satisfies(refused -> assertThat(refused.violations())
                        .extracting(Violation::code)
                        .containsExactly(Code.LOOKUP_INVALID_PERIOD, Code.MANDATE_NOT_PERMITTED));
    }

    @Test
    void refuses_a_synthetic_person_unless_told_otherwise() {
        String person = TestNumbers.syntheticPerson().value();
        LookupRequest synthetic = new LookupRequest(
                Asker.of(agency, correlationId, caseId).under("§ 1"), person, AskedDays.TODAY, null, true);

        assertRefused(Code.SYNTHETIC_NOT_ACCEPTED, synthetic);
        assertThat(new LookupCheck(synthetic, TODAY, IdentityRule.ofAnyRegister(TODAY))
                        .controlObject()
                        .value())
                .isEqualTo(person);
    }

    @ParameterizedTest
    @CsvSource({
        "000000000, SERIES",
        "100000008, SERIES",
        "29020000064, BIRTH_DATE",
        "01014050066, BIRTH_DATE",
        "9174393890, LOST_ZERO",
        "917439380, CUSTOMER_CONTROL"
    })
    void answers_nothing_about_nobody(String nobody, Flaw flaw) {
        LookupRequest wrong = new LookupRequest(
                Asker.of(agency, correlationId, caseId).under("§ 1"), nobody, AskedDays.TODAY, null, true);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> lookups.lookup(node.request(), wrong))
                .satisfies(refused -> assertThat(refused.violations())
                        .containsExactly(Violation.of(Code.LOOKUP_INVALID_CUSTOMER_ID, "controlObject", flaw.rule())));
    }

    @Test
    void answers_and_journals_nothing_when_the_agency_may_not_ask() {
        registerAll();
        node.access().refuse(Refused.because(Code.MANDATE_NOT_PERMITTED));

        assertRefused(Code.MANDATE_NOT_PERMITTED, asked(null, null, null));

        assertThat(journal()).isEmpty();
    }

    @Test
    void refuses_questions_about_accounts_that_the_agency_may_not_ask() {
        node.access().refuse(Refused.because(Code.MANDATE_NOT_PERMITTED));

        assertRefused(
                Code.MANDATE_NOT_PERMITTED,
                () -> node.get(AccountProviders.class).provider(node.request(), account("12345678901")));
        assertThat(journal()).isEmpty();
    }

    @Test
    void names_all_that_is_wrong_with_a_question_about_an_account_at_once() {
        node.access().refuse(Refused.because(List.of(Violation.ofMessage(Code.MANDATE_NOT_PERMITTED, "another one"))));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> node.get(AccountProviders.class).provider(node.request(), account("1234567890")))
                .satisfies(refused -> assertThat(refused.violations())
                        .extracting(Violation::code)
                        .containsExactly(Code.LOOKUP_INVALID_ACCOUNT_NUMBER, Code.MANDATE_NOT_PERMITTED));
    }

    @Test
    void counts_both_kinds_of_questions_before_anything_is_asked() {
        VolumeGuard full = (consumer, caseId) -> {
            throw Refused.because(Code.RATE_EXCEEDED);
        };
        Lookups rated = new Lookups(
                node.access(),
                full,
                node.get(Register.class),
                node.get(KarShare.class),
                node.get(Participants.class),
                node.get(UnitOfWork.class),
                new IdentitySettings(true, null),
                node.clock());
        AccountProviders accounts = new AccountProviders(
                node.access(), full, node.get(KarShare.class), node.get(Participants.class), node.clock());

        assertRefused(Code.RATE_EXCEEDED, () -> rated.lookup(node.request(), asked(null, null, null)));
        assertRefused(Code.RATE_EXCEEDED, () -> accounts.provider(node.request(), account("12345678901")));
    }

    @Test
    void journals_what_was_asked_and_answered_under_the_answers_id() {
        registerAll();
        node.access().warn(Violation.of(Code.MANDATE_NOT_PERMITTED, "legalMandate", "one that is agreed"));

        LookupAnswer answer = lookups.lookup(node.request(), asked(TODAY.minusYears(2), null, true));

        assertThat(answer.header().consumer()).isEqualTo(agency.organisation());
        assertThat(answer.header().submittedBy()).isEqualTo(agency.organisation());
        assertThat(answer.warnings()).extracting(Violation::code).containsExactly(Code.MANDATE_NOT_PERMITTED);
        assertThat(journal())
                .hasSize(1)
                .first()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("ENTRY_ID", answer.answerId().toString())
                        .containsEntry("OPERATION", "lookupCustomerRelationships")
                        .containsEntry("ACTOR", agency.organisation().value())
                        .containsEntry("PRINCIPAL", agency.organisation().value())
                        .containsEntry("CASE_ID", caseId.toString())
                        .containsEntry("LEGAL_MANDATE", "Skatteforvaltningsloven § 10-2")
                        .containsEntry("OUTCOME", "OK")
                        .containsEntry(
                                "DETAIL",
                                "answered " + institutions.getFirst()
                                        + "; KFR answered, KAR did not: KFR-070; warned KFR-055"));
    }

    /** The first knew an owner until yesterday, and knows a holder of a role today; the others know the customer still. */
    private void registerAll() {
        Period before = new Period(TODAY.minusYears(1), TODAY.minusDays(2));
        register(0, before, Ownership.PRIMARY_OWNER);
        register(0, Period.openFrom(TODAY), Ownership.UNKNOWN);
        register(2, Period.openFrom(TODAY.minusYears(5)), Ownership.UNKNOWN);
        register(1, Period.openFrom(TODAY), Ownership.NOT_PRIMARY_OWNER);
    }

    private void register(int institution, Period period, Ownership ownership) {
        RelationshipKey key = new RelationshipKey(institutions.get(institution), customer, RelationshipType.DSOPBANK);
        node.inTransaction(() -> node.get(Register.class).register(key, period, ownership));
    }

    private FinancialInstitution answered(int institution, @Nullable Ownership ownership) {
        OrganisationNumber number = institutions.get(institution);
        return new FinancialInstitution(number, number.value(), false, ownership);
    }

    private LookupRequest asked(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable Boolean onlyPrimaryOwner) {
        return new LookupRequest(
                Asker.of(agency, correlationId, caseId).under("Skatteforvaltningsloven § 10-2"),
                customer.value(),
                AskedDays.TODAY.from(from).to(to),
                onlyPrimaryOwner,
                true);
    }

    private List<Map<String, String>> journal() {
        List<String> columns =
                List.of("ENTRY_ID", "OPERATION", "ACTOR", "PRINCIPAL", "CASE_ID", "LEGAL_MANDATE", "OUTCOME", "DETAIL");
        return node.sql()
                .sql("select " + String.join(", ", columns) + " from journal_entry where correlation_id = ?")
                .param(correlationId.toString())
                .query((row, number) -> {
                    Map<String, String> entry = new java.util.HashMap<>();
                    for (String column : columns) {
                        entry.put(column, row.getString(column));
                    }
                    return entry;
                })
                .list();
    }

    private AccountProviderRequest account(String number) {
        return new AccountProviderRequest(
                Asker.of(agency, correlationId, caseId).under("§ 1"), number);
    }

    private void assertRefused(Code code, LookupRequest asked) {
        assertRefused(code, () -> lookups.lookup(node.request(), asked));
    }

    private static void assertRefused(Code code, ThrowingCallable question) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(question)
                .extracting(Refused::code)
                .isEqualTo(code);
    }
}
