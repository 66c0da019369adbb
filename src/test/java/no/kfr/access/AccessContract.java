package no.kfr.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.participant.Delegation;
import no.kfr.participant.MandateEnforcement;
import no.kfr.participant.Participant;
import no.kfr.participant.PublicAgency;
import no.kfr.participant.Suspension;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.refusal.Violation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who may do what, on each database. */
public abstract class AccessContract {

    static final OrganisationNumber BANK = new OrganisationNumber("310011223");
    static final OrganisationNumber OTHER_BANK = new OrganisationNumber("310022330");
    static final OrganisationNumber SUPPLIER = new OrganisationNumber("310033448");
    public static final OrganisationNumber TAX = new OrganisationNumber("974761076");
    public static final OrganisationNumber POLICE = new OrganisationNumber("915429785");
    static final OrganisationNumber STRANGER = new OrganisationNumber("310044555");
    public static final String TAX_MANDATE =
            "Skatteforvaltningsloven § 10-2 første ledd, jf. § 10-14, jf." + " skatteforvaltningsforskriften § 10-2-1";
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final TestDatabases databases;
    private DataSource database;
    private RightsFixture node;

    AccessContract(TestDatabases databases) {
        this.databases = databases;
    }

    @BeforeEach
    void seed() {
        database = databases.fresh();
        node = RightsFixture.seeded(database);
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void permits_upload_by_the_institution_itself_and_by_its_supplier() {
        node.access().permitUpload(Signers.of(BANK), BANK, Operation.REGISTER);
        node.access().permitUpload(Signers.of(SUPPLIER), BANK, Operation.ANNUL);
    }

    @Test
    void asks_about_accounts_under_a_mandate_for_that_operation_whatever_it_says_of_periods() {
        String police = "Straffeprosessloven §210 (3) første punktum";
        assertThat(node.access().permitAccount(new AccountGrounds(Signers.of(POLICE), POLICE, police)))
                .isEmpty();
        assertThat(accountRefusal(TAX, TAX, TAX_MANDATE)).containsExactly(Code.OPERATION_NOT_PERMITTED);
        assertThat(accountRefusal(POLICE, POLICE, TAX_MANDATE)).containsExactly(Code.MANDATE_NOT_PERMITTED);
        assertThat(accountRefusal(SUPPLIER, POLICE, police)).containsExactly(Code.NOT_DELEGATED);
        assertThat(accountRefusal(BANK, BANK, police)).containsExactly(Code.OPERATION_NOT_PERMITTED);
        assertThat(accountRefusal(STRANGER, STRANGER, police)).containsExactly(Code.NOT_A_PARTICIPANT);
    }

    private List<Code> accountRefusal(OrganisationNumber signer, OrganisationNumber agency, String mandate) {
        var question = new AccountGrounds(Signers.of(signer), agency, mandate);
        Refused refused =
                catchThrowableOfType(Refused.class, () -> node.access().permitAccount(question));
        assertThat(node.access().check(question).refusals()).isEqualTo(refused.violations());
        return refused.violations().stream().map(Violation::code).toList();
    }

    @Test
    void refuses_upload_for_another_institution_with_the_code_that_integrators_know_first() {
        assertThat(uploadRefusal(OTHER_BANK, BANK)).containsExactly(Code.NOT_OWN_INSTITUTION, Code.NOT_DELEGATED);
        assertThat(uploadRefusal(SUPPLIER, OTHER_BANK)).containsExactly(Code.NOT_OWN_INSTITUTION, Code.NOT_DELEGATED);
    }

    @Test
    void refuses_upload_by_one_who_is_no_participant_with_every_reason() {
        assertThat(uploadRefusal(STRANGER, STRANGER)).containsExactly(Code.NOT_A_PARTICIPANT);
        assertThat(uploadRefusal(STRANGER, BANK))
                .containsExactly(Code.NOT_A_PARTICIPANT, Code.NOT_OWN_INSTITUTION, Code.NOT_DELEGATED);
    }

    @Test
    void refuses_upload_for_an_institution_that_is_no_participant() {
        assertThat(uploadRefusal(STRANGER, STRANGER)).containsExactly(Code.NOT_A_PARTICIPANT);
    }

    @Test
    void refuses_upload_by_an_agency_and_by_a_supplier_for_themselves() {
        assertThat(uploadRefusal(TAX, TAX)).containsExactly(Code.OPERATION_NOT_PERMITTED);
        assertThat(uploadRefusal(SUPPLIER, SUPPLIER)).containsExactly(Code.OPERATION_NOT_PERMITTED);
    }

    @Test
    void refuses_upload_from_the_first_day_of_a_suspension_until_it_is_lifted() {
        node.changes().suspend(BANK, new Suspension(TODAY.plusDays(1), "test"), "kari");
        node.access().permitUpload(Signers.of(BANK), BANK, Operation.REGISTER);

        node.clock.moveToOslo("2026-11-23T00:00:00");
        assertThat(uploadRefusal(BANK, BANK)).containsExactly(Code.SUSPENDED);
        assertThat(uploadRefusal(SUPPLIER, BANK)).containsExactly(Code.SUSPENDED);

        node.changes().resume(BANK, "kari");
        node.access().permitUpload(Signers.of(BANK), BANK, Operation.REGISTER);
    }

    @Test
    void refuses_a_participant_before_its_first_and_after_its_last_day() {
        node.changes().change(BANK, bank -> active(bank, new Period(TODAY, TODAY.plusDays(1))), "kari");

        node.clock.moveToDay(TODAY.minusDays(1));
        assertThat(uploadRefusal(BANK, BANK)).containsExactly(Code.SUSPENDED);
        node.clock.moveToOslo(TODAY + "T00:00:00");
        node.access().permitUpload(Signers.of(BANK), BANK, Operation.REGISTER);
        node.clock.moveToOslo(TODAY.plusDays(1) + "T23:59:59");
        node.access().permitUpload(Signers.of(BANK), BANK, Operation.REGISTER);
        node.clock.moveToOslo(TODAY.plusDays(2) + "T00:00:00");
        assertThat(uploadRefusal(BANK, BANK)).containsExactly(Code.SUSPENDED);
    }

    @Test
    void permits_a_delegated_call_from_the_first_to_the_last_day_of_the_delegation_and_no_other() {
        delegate(OTHER_BANK, new Period(TODAY, TODAY.plusDays(2)), Operation.REGISTER.contractName());

        node.clock.moveToOslo(TODAY.minusDays(1) + "T23:59:59");
        assertThat(uploadRefusal(SUPPLIER, OTHER_BANK)).containsExactly(Code.DELEGATION_EXPIRED);
        node.clock.moveToOslo(TODAY + "T00:00:00");
        node.access().permitUpload(Signers.of(SUPPLIER), OTHER_BANK, Operation.REGISTER);
        node.clock.moveToOslo(TODAY.plusDays(2) + "T23:59:59");
        node.access().permitUpload(Signers.of(SUPPLIER), OTHER_BANK, Operation.REGISTER);
        node.clock.moveToOslo(TODAY.plusDays(3) + "T00:00:00");
        assertThat(uploadRefusal(SUPPLIER, OTHER_BANK)).containsExactly(Code.DELEGATION_EXPIRED);
    }

    @Test
    void refuses_a_delegated_call_of_an_operation_that_was_not_delegated() {
        delegate(OTHER_BANK, Period.openFrom(TODAY), Operation.END.contractName());

        assertThat(uploadRefusal(SUPPLIER, OTHER_BANK)).containsExactly(Code.NOT_OWN_INSTITUTION, Code.NOT_DELEGATED);
        node.access().permitUpload(Signers.of(SUPPLIER), OTHER_BANK, Operation.END);
    }

    @Test
    void a_withdrawn_delegation_stops_at_once_on_another_node_too() {
        try (var otherNode = new RightsFixture(database)) {
            otherNode.access().permitUpload(Signers.of(SUPPLIER), BANK, Operation.REGISTER);

            node.changes().withdraw(BANK, SUPPLIER, "kari");

            Refused refused = catchThrowableOfType(
                    Refused.class,
                    () -> otherNode.access().permitUpload(Signers.of(SUPPLIER), BANK, Operation.REGISTER));
            assertThat(refused.code()).isEqualTo(Code.DELEGATION_EXPIRED);
        }
    }

    @Test
    void what_was_read_during_a_change_that_is_rolled_back_is_forgotten() {
        var transaction = new TransactionTemplate(node.bean(PlatformTransactionManager.class));
        transaction.executeWithoutResult(status -> {
            node.changes().withdraw(BANK, SUPPLIER, "kari");
            assertThat(uploadRefusal(SUPPLIER, BANK)).containsExactly(Code.DELEGATION_EXPIRED);
            status.setRollbackOnly();
        });

        node.access().permitUpload(Signers.of(SUPPLIER), BANK, Operation.REGISTER);
    }

    @Test
    void permits_a_question_that_keeps_all_rules() {
        assertThat(node.access().permitLookup(question().build())).isEmpty();
    }

    @Test
    void refuses_a_question_for_an_agency_that_is_suspended_unknown_or_no_agency() {
        assertThat(lookupRefusal(question().by(STRANGER).of(STRANGER))).containsExactly(Code.NOT_A_PARTICIPANT);
        assertThat(lookupRefusal(question().by(BANK).of(BANK))).containsExactly(Code.OPERATION_NOT_PERMITTED);
        node.changes().suspend(TAX, new Suspension(TODAY, "test"), "kari");
        assertThat(lookupRefusal(question())).containsExactly(Code.SUSPENDED);
    }

    @Test
    void only_the_rights_of_the_principal_count_in_a_delegated_question() {
        delegate(TAX, Period.openFrom(TODAY), Operation.LOOKUP.contractName());

        assertThat(node.access().permitLookup(question().by(SUPPLIER).build())).isEmpty();
        assertThat(lookupRefusal(question().by(SUPPLIER).of(SUPPLIER))).containsExactly(Code.OPERATION_NOT_PERMITTED);
        assertThat(lookupRefusal(question().by(POLICE))).containsExactly(Code.NOT_DELEGATED);
    }

    @Test
    void refuses_an_operation_that_no_mandate_of_the_agency_covers() {
        assertThat(lookupRefusal(question().operation(Operation.ACCOUNT_PROVIDER)))
                .containsExactly(Code.OPERATION_NOT_PERMITTED);
    }

    @Test
    void tells_all_reasons_in_one_refusal() {
        addMandate("Prøveloven § 1;REQUIRED;FROM_WITHIN_MONTHS_OF_REFERENCE(3),TO_TODAY;true");

        List<Code> reasons = lookupRefusal(question()
                .mandate("Prøveloven § 1")
                .about(CustomerId.Kind.ORGANISATION)
                .period(TODAY.minusYears(1), TODAY.minusDays(1)));

        assertThat(reasons)
                .containsExactly(
                        Code.SUBJECT_KIND_NOT_PERMITTED,
                        Code.OWNERSHIP_NOT_PERMITTED,
                        Code.REFERENCE_DATE_MISSING,
                        Code.PERIOD_NOT_PERMITTED);
    }

    /** What it sent is told to be right or wrong by nothing in the refusal: neither text, nor subject, nor period, nor operation. */
    @Test
    void tells_nothing_of_an_agency_to_whom_it_has_delegated_nothing() {
        addMandate("Prøveloven § 1;REQUIRED;FROM_WITHIN_MONTHS_OF_REFERENCE(3),TO_TODAY;true");
        for (OrganisationNumber signer : List.of(SUPPLIER, BANK, POLICE)) {
            Set<List<Violation>> told = new HashSet<>();
            for (String mandate : List.of(TAX_MANDATE, "Prøveloven § 1", "Project Falcon")) {
                var asked = question().by(signer).mandate(mandate).period(TODAY.minusYears(9), TODAY);
                told.add(node.access().check(asked.build()).refusals());
                told.add(node.access()
                        .check(new AccountGrounds(Signers.of(signer), TAX, mandate))
                        .refusals());
            }
            assertThat(told.stream().flatMap(List::stream).map(Violation::code)).containsOnly(Code.NOT_DELEGATED);
            assertThat(bulkRefusal(signer, TAX, Operation.ACCOUNT_PROVIDER)).containsExactly(Code.NOT_DELEGATED);
        }
    }

    @Test
    void tells_nothing_of_a_principal_to_whom_it_has_delegated_nothing() {
        List<Code> ofAgency = lookupRefusal(question().by(SUPPLIER));
        assertThat(lookupRefusal(question().by(SUPPLIER).of(STRANGER))).isEqualTo(ofAgency);
        assertThat(lookupRefusal(question().by(SUPPLIER).of(OTHER_BANK))).isEqualTo(ofAgency);
        assertThat(agencyRefusal(SUPPLIER, STRANGER)).isEqualTo(agencyRefusal(SUPPLIER, TAX));
        List<Code> ofBank = uploadRefusal(SUPPLIER, OTHER_BANK);
        assertThat(uploadRefusal(SUPPLIER, STRANGER)).isEqualTo(ofBank);
        assertThat(uploadRefusal(SUPPLIER, TAX)).isEqualTo(ofBank);
        node.changes().suspend(TAX, new Suspension(TODAY, "test"), "kari");
        node.changes().suspend(OTHER_BANK, new Suspension(TODAY, "test"), "kari");
        node.changes().change(TAX, AccessContract::warned, "kari");
        assertThat(lookupRefusal(question().by(SUPPLIER))).isEqualTo(ofAgency);
        assertThat(uploadRefusal(SUPPLIER, OTHER_BANK)).isEqualTo(ofBank);
    }

    @Test
    void refuses_a_reference_date_in_the_future() {
        addMandate("Prøveloven § 1;OPTIONAL;FROM_WITHIN_MONTHS_OF_REFERENCE(3);true");
        var question = question().mandate("Prøveloven § 1").period(TODAY, TODAY);

        assertThat(node.access().permitLookup(question.reference(TODAY).build()))
                .isEmpty();
        assertThat(lookupRefusal(question.reference(TODAY.plusDays(1)))).containsExactly(Code.PERIOD_NOT_PERMITTED);
    }

    @Test
    void warns_an_agency_of_broken_mandate_rules_but_never_of_missing_delegations() {
        node.changes().change(TAX, AccessContract::warned, "kari");
        var question = question().mandate("Project Falcon").period(TODAY.minusYears(20), TODAY);

        assertThat(node.access().permitLookup(question.build()))
                .extracting(Violation::code)
                .containsExactly(Code.MANDATE_NOT_PERMITTED);
        assertThat(lookupRefusal(question.by(SUPPLIER))).containsExactly(Code.NOT_DELEGATED);
    }

    @Test
    void tells_whether_a_question_would_be_permitted_without_refusing_it() {
        Verdict verdict =
                node.access().check(question().mandate("Project Falcon").build());

        assertThat(verdict.permitted()).isFalse();
        assertThat(verdict.refusals()).extracting(Violation::code).containsExactly(Code.MANDATE_NOT_PERMITTED);
        assertThat(node.access().check(question().build()).permitted()).isTrue();
    }

    @Test
    void checks_many_questions_as_each_alone() {
        addMandate("Prøveloven § 1;REQUIRED;FROM_WITHIN_MONTHS_OF_REFERENCE(3),TO_TODAY;true");
        List<LookupGrounds> questions = List.of(
                question().build(),
                question().mandate("Project Falcon").build(),
                question().period(TODAY.minusYears(20), TODAY).build(),
                question()
                        .mandate("Prøveloven § 1")
                        .about(CustomerId.Kind.ORGANISATION)
                        .build());

        for (int enforcement = 0; enforcement < 2; enforcement++) {
            assertThat(node.access().checkAll(Signers.of(TAX), TAX, Operation.LOOKUP, questions))
                    .isEqualTo(questions.stream().map(node.access()::check).toList())
                    .extracting(Verdict::permitted)
                    .containsExactly(true, enforcement == 1, enforcement == 1, enforcement == 1);
            if (enforcement == 0) {
                node.changes().change(TAX, AccessContract::warned, "kari");
            }
        }
    }

    @Test
    void refuses_many_questions_as_a_whole_when_their_agency_may_put_none() {
        assertThat(bulkRefusal(STRANGER, STRANGER, Operation.LOOKUP)).containsExactly(Code.NOT_A_PARTICIPANT);
        assertThat(bulkRefusal(BANK, BANK, Operation.LOOKUP)).containsExactly(Code.OPERATION_NOT_PERMITTED);
        assertThat(bulkRefusal(SUPPLIER, TAX, Operation.LOOKUP)).containsExactly(Code.NOT_DELEGATED);
        assertThat(bulkRefusal(TAX, TAX, Operation.ACCOUNT_PROVIDER)).containsExactly(Code.OPERATION_NOT_PERMITTED);
        delegate(TAX, Period.openFrom(TODAY), Operation.LOOKUP.contractName());
        assertThat(node.access().checkAll(Signers.of(SUPPLIER), TAX, Operation.LOOKUP, List.of()))
                .isEmpty();
        node.changes().suspend(TAX, new Suspension(TODAY, "test"), "kari");
        assertThat(bulkRefusal(TAX, TAX, Operation.LOOKUP)).containsExactly(Code.SUSPENDED);
    }

    @Test
    void any_agency_may_ask_what_needs_no_mandate_and_a_supplier_with_a_delegation_for_it() {
        node.access().permitAgency(Signers.of(POLICE), POLICE, Operation.LIST_INSTITUTIONS);

        assertThat(agencyRefusal(BANK, BANK)).containsExactly(Code.OPERATION_NOT_PERMITTED);
        assertThat(agencyRefusal(STRANGER, STRANGER)).containsExactly(Code.NOT_A_PARTICIPANT);
        delegate(TAX, Period.openFrom(TODAY), Operation.LOOKUP.contractName());
        assertThat(agencyRefusal(SUPPLIER, TAX)).containsExactly(Code.NOT_DELEGATED);
        node.changes().withdraw(TAX, SUPPLIER, "kari");
        node.clock.move(Duration.ofDays(1));
        delegate(TAX, Period.openFrom(TODAY.plusDays(1)), Operation.LIST_INSTITUTIONS.contractName());
        node.access().permitAgency(Signers.of(SUPPLIER), TAX, Operation.LIST_INSTITUTIONS);
    }

    private List<Code> bulkRefusal(OrganisationNumber signer, OrganisationNumber agency, Operation operation) {
        return codes(catchThrowableOfType(
                Refused.class, () -> node.access().checkAll(Signers.of(signer), agency, operation, List.of())));
    }

    private List<Code> agencyRefusal(OrganisationNumber signer, OrganisationNumber agency) {
        return codes(catchThrowableOfType(
                Refused.class,
                () -> node.access().permitAgency(Signers.of(signer), agency, Operation.LIST_INSTITUTIONS)));
    }

    @Test
    void permits_when_one_of_several_rows_with_the_same_text_permits() {
        addMandate(TAX_MANDATE + ";REQUIRED;FROM_WITHIN_YEARS(12);true");
        var older = question().period(TODAY.minusYears(12), TODAY);

        assertThat(node.access().permitLookup(older.onlyPrimaryOwner().build())).isEmpty();
        assertThat(lookupRefusal(older.notOnlyPrimaryOwner())).containsExactly(Code.PERIOD_NOT_PERMITTED);
    }

    @Test
    void a_mandate_that_is_no_longer_active_stops_at_once_on_another_node_too() {
        try (var otherNode = new RightsFixture(database)) {
            assertThat(otherNode.access().permitLookup(question().build())).isEmpty();

            node.mandates().activate(1, false, "kari");

            assertThat(otherNode.access().check(question().build()).permitted()).isFalse();
        }
    }

    @Test
    void tells_an_agency_what_it_may_ask_and_from_when() {
        List<MandateTerms> terms = node.access().mandatesOf(Signers.of(TAX), TAX);

        assertThat(terms).hasSize(1);
        assertThat(terms.getFirst().mandate().text()).isEqualTo(TAX_MANDATE);
        assertThat(terms.getFirst().periodInWords()).isEqualTo("fromDate is at most 10 years before today");
        assertThat(terms.getFirst().permitted().earliestFrom()).isEqualTo(LocalDate.of(2016, 11, 22));
        assertThatCode(() -> node.access().mandatesOf(Signers.of(POLICE), TAX)).isInstanceOf(Refused.class);
    }

    private LookupGroundsSample question() {
        return new LookupGroundsSample(TAX, TAX_MANDATE, TODAY);
    }

    private List<Code> uploadRefusal(OrganisationNumber signer, OrganisationNumber institution) {
        return codes(catchThrowableOfType(
                Refused.class, () -> node.access().permitUpload(Signers.of(signer), institution, Operation.REGISTER)));
    }

    private List<Code> lookupRefusal(LookupGroundsSample question) {
        return codes(catchThrowableOfType(Refused.class, () -> node.access().permitLookup(question.build())));
    }

    private static List<Code> codes(Refused refused) {
        assertThat(refused).as("refused").isNotNull();
        assertThat(refused.code()).isEqualTo(refused.violations().getFirst().code());
        return refused.violations().stream().map(Violation::code).toList();
    }

    private void delegate(OrganisationNumber principal, Period period, String operation) {
        var delegation = new Delegation(principal, SUPPLIER, new TreeSet<>(List.of(operation)), period, null);
        node.changes().delegate(delegation, "kari");
    }

    private void addMandate(String rest) {
        String csv = node.mandates().export() + "Prøve;Skatteetaten;974761076;lookupCustomerRelationships;PERSON;"
                + rest + "\n";
        node.mandates().apply(csv, node.mandates().compare(csv), "kari");
    }

    private static Participant active(Participant of, Period period) {
        return new Participant(
                of.number(),
                of.name(),
                period,
                of.institution(),
                of.agency(),
                of.supplier(),
                of.suspension(),
                of.pinnedCertificates());
    }

    private static Participant warned(Participant of) {
        return new Participant(
                of.number(),
                of.name(),
                of.active(),
                of.institution(),
                new PublicAgency(MandateEnforcement.WARN),
                of.supplier(),
                of.suspension(),
                of.pinnedCertificates());
    }
}
