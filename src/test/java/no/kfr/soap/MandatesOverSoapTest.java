package no.kfr.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import no.kfr.TestCertificates;
import no.kfr.demo.certificates.Identity;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.participant.Delegation;
import no.kfr.participant.change.ParticipantChanges;
import org.junit.jupiter.api.Test;

/** What an agency may ask, told and enforced at the contract. */
class MandatesOverSoapTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Oslo"));

    private final RunningRegister register = RunningRegister.shared();

    @Test
    void an_agency_lists_its_mandates_with_todays_limits() throws Exception {
        UUID correlationId = UUID.randomUUID();
        SoapAnswer answer = list(TestCertificates.taxAuthority(), correlationId, "");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.field("consumer")).contains(TestCertificates.TAX_AUTHORITY);
        assertThat(answer.fields("legalMandate")).containsExactly(Payloads.MANDATE);
        assertThat(answer.field("earliestFromDate"))
                .contains(TODAY.minusYears(10).toString());
        assertThat(answer.field("onlyPrimaryOwnerRequired")).contains("false");
        assertThat(register.journalled(correlationId, "OK")).isEqualTo(1);
    }

    @Test
    void an_institution_has_none_to_list() throws Exception {
        assertThat(list(TestCertificates.institution(), UUID.randomUUID(), "").code())
                .isEqualTo("KFR-052");
        assertThat(list(
                                TestCertificates.police(),
                                UUID.randomUUID(),
                                "<consumer>" + TestCertificates.TAX_AUTHORITY + "</consumer>")
                        .code())
                .isEqualTo("KFR-053");
    }

    @Test
    void a_dry_run_tells_every_reason_and_nothing_of_the_control_object() throws Exception {
        String customer = "974760673";
        register.send(Payloads.register(UUID.randomUUID(), customer, ""));
        SoapAnswer permitted = register.send(Payloads.lookup(customer, "<validateOnly>true</validateOnly>"));
        assertThat(permitted.field("permitted")).contains("true");
        assertThat(permitted.fields("organizationId")).isEmpty();
        assertThat(permitted.fields("state")).containsOnly("notAsked");

        UUID correlationId = UUID.randomUUID();
        String wrong = Payloads.lookup(correlationId, customer, "<validateOnly>true</validateOnly>")
                .replace(Payloads.MANDATE, "Prosjekt X");
        SoapAnswer refused = register.send(
                SignedRequest.lookup(TestCertificates.taxAuthority(), "lookupCustomerRelationships", wrong));
        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.field("permitted")).contains("false");
        assertThat(refused.fields("code")).containsExactly("KFR-055");
        assertThat(register.journalled(correlationId, "OK")).isEqualTo(1);
    }

    @Test
    void an_agency_that_is_only_warned_is_answered_with_the_same_codes() throws Exception {
        UUID correlationId = UUID.randomUUID();
        String asked = Payloads.lookup(correlationId, "974760673", "");
        SoapAnswer answer =
                register.send(SignedRequest.lookup(TestCertificates.police(), "lookupCustomerRelationships", asked));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.fields("code")).containsExactly("KFR-055");
        assertThat(register.database()
                        .sql("select detail from journal_entry where correlation_id = ?")
                        .param(correlationId.toString())
                        .query(String.class)
                        .single())
                .contains("KFR-055");
    }

    @Test
    void a_refused_question_is_journalled_for_the_agency_that_asked_for_itself() throws Exception {
        UUID correlationId = UUID.randomUUID();
        String wrong = Payloads.lookup(correlationId, "974760673", "").replace(Payloads.MANDATE, "Prosjekt X");
        SoapAnswer refused = register.send(
                SignedRequest.lookup(TestCertificates.taxAuthority(), "lookupCustomerRelationships", wrong));

        assertThat(refused.code()).isEqualTo("KFR-055");
        assertThat(register.database()
                        .sql("select principal from journal_entry where correlation_id = ?")
                        .param(correlationId.toString())
                        .query(String.class)
                        .single())
                .isEqualTo(TestCertificates.TAX_AUTHORITY);
    }

    @Test
    void an_answer_to_a_supplier_names_it_and_the_agency_that_it_asked_for() throws Exception {
        var taxAuthority = new OrganisationNumber(TestCertificates.TAX_AUTHORITY);
        var supplier = new OrganisationNumber(TestCertificates.SUPPLIER);
        var changes = register.bean(ParticipantChanges.class);
        changes.delegate(
                new Delegation(
                        taxAuthority,
                        supplier,
                        new TreeSet<>(List.of("lookupCustomerRelationships")),
                        Period.openFrom(TODAY),
                        null),
                "tests");
        String asked = Payloads.lookup(UUID.randomUUID(), "974760673", "")
                .replace("<legalMandate>", "<consumer>" + taxAuthority.value() + "</consumer><legalMandate>");
        SoapAnswer answer =
                register.send(SignedRequest.lookup(TestCertificates.supplier(), "lookupCustomerRelationships", asked));
        changes.withdraw(taxAuthority, supplier, "tests");

        assertThat(answer.field("consumer")).contains(taxAuthority.value());
        assertThat(answer.field("submittedBy")).contains(supplier.value());
        assertThat(register.send(
                                SignedRequest.lookup(TestCertificates.supplier(), "lookupCustomerRelationships", asked))
                        .code())
                .isEqualTo("KFR-054");
    }

    private SoapAnswer list(Identity signer, UUID correlationId, String more) throws Exception {
        return register.send(SignedRequest.lookup(
                signer, "listLegalMandates", "<correlationId>" + correlationId + "</correlationId>" + more));
    }
}
