package no.kfr.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.kfr.TestCertificates;
import no.kfr.TestKar;
import no.kfr.audit.RecordedEntry;
import no.kfr.audit.search.JournalSearch;
import no.kfr.demo.karsimulator.Fault;
import no.kfr.demo.karsimulator.KarSimulator;
import no.kfr.demo.karsimulator.SimulatedData;
import no.kfr.demo.karsimulator.SimulatedData.Institution;
import no.kfr.demo.karsimulator.SimulatedData.Relationship;
import no.kfr.identity.AccountNumber;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The agency's two questions, answered from both registers. */
class OverviewOverSoapTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Oslo"));
    private static final String CUSTOMER = "985399077";
    private static final String ONLY_AT_KAR = "310022330";
    private static final KarSimulator KAR = TestKar.start(java.time.Clock.systemUTC());
    private static final RunningRegister REGISTER = RunningRegister.start(
            TestKar.settings(KAR).stream().map(setting -> "--" + setting).toArray(String[]::new));

    @BeforeEach
    void load() throws Exception {
        KAR.inject(Fault.NONE);
        KAR.hold(new SimulatedData(
                List.of(
                        relationship(TestCertificates.INSTITUTION, "Called otherwise at KAR", "primaryOwner"),
                        relationship(ONLY_AT_KAR, "Fjordbanken", "unknown")),
                Map.of("12345678901", new Institution(ONLY_AT_KAR, "Fjordbanken")),
                Map.of()));
        REGISTER.send(Payloads.register(
                UUID.randomUUID(),
                CUSTOMER,
                "<startDate>2020-01-01</startDate><ownershipType>notPrimaryOwner</ownershipType>"));
    }

    @AfterAll
    static void close() {
        REGISTER.close();
        KAR.close();
    }

    @Test
    void an_institution_in_both_appears_once() throws Exception {
        SoapAnswer answer = REGISTER.send(Payloads.lookup(CUSTOMER, "<onlyPrimaryOwner>false</onlyPrimaryOwner>"));

        assertThat(answer.fields("organizationId")).containsExactly(ONLY_AT_KAR, TestCertificates.INSTITUTION);
        assertThat(answer.fields("bankName")).containsExactly("Fjordbanken", "Testbanken");
        assertThat(answer.fields("activeAccount")).containsExactly("true", "true");
        assertThat(answer.fields("ownershipType")).containsExactly("unknown", "primaryOwner");
        assertThat(answer.fields("state")).containsExactly("answered", "answered");
        assertThat(KAR.received().getLast().legalMandate()).isEqualTo(Payloads.MANDATE);
    }

    @Test
    void no_answer_from_kar_is_a_fault_or_a_partial_answer_that_says_so() throws Exception {
        KAR.inject(Fault.ERROR, 2);

        SoapAnswer fault = REGISTER.send(Payloads.lookup(CUSTOMER, ""));
        assertThat(fault.code()).isEqualTo("KFR-072");
        assertThat(fault.field("retryable")).contains("true");
        assertThat(fault.field("retryAfter")).contains("10");

        SoapAnswer partial = REGISTER.send(Payloads.lookup(CUSTOMER, "<acceptPartial>true</acceptPartial>"));
        assertThat(partial.fields("organizationId")).containsExactly(TestCertificates.INSTITUTION);
        assertThat(partial.fields("activeAccount")).containsExactly("false");
        assertThat(partial.fields("state")).containsExactly("answered", "noAnswer");
        assertThat(partial.fields("code")).containsExactly("KFR-072");
    }

    @Test
    void a_declared_collection_account_is_its_institutions_and_kar_is_asked_about_others() throws Exception {
        SoapAnswer declared = REGISTER.send(account("12340000011"));
        assertThat(declared.field("organizationId")).contains(TestCertificates.INSTITUTION);
        assertThat(declared.field("bankName")).contains("Testbanken");
        assertThat(declared.field("source")).contains("KFR");
        assertThat(declared.field("submittedBy")).contains(TestCertificates.POLICE);

        SoapAnswer elsewhere = REGISTER.send(account("12345678901"));
        assertThat(elsewhere.field("organizationId")).contains(ONLY_AT_KAR);
        assertThat(elsewhere.field("source")).contains("KAR");

        SoapAnswer nobody = REGISTER.send(account("99999999999"));
        assertThat(nobody.status()).isEqualTo(200);
        assertThat(nobody.fields("organizationId")).isEmpty();
        assertThat(nobody.fields("source")).isEmpty();
        assertThat(nobody.field("answerId")).isPresent();
    }

    @Test
    void refuses_what_is_no_account_number_and_agencies_without_a_mandate_for_it() throws Exception {
        assertThat(REGISTER.send(account("1234567890")).code()).isEqualTo("ERR-004");
        assertThat(REGISTER.send(account("1234 56 78901")).code()).isEqualTo("ERR-004");
        SignedRequest byTax = SignedRequest.lookup(
                TestCertificates.taxAuthority(),
                "getAccountServicingProvider",
                payload("12340000011", Payloads.MANDATE));
        assertThat(REGISTER.send(byTax).code()).isEqualTo("KFR-052");
        assertThat(REGISTER.bean(JournalSearch.class).subjectReport(new AccountNumber("12340000011"), "kari"))
                .extracting(RecordedEntry::outcome)
                .contains("KFR-052");
    }

    private static SignedRequest account(String number) {
        return SignedRequest.lookup(
                TestCertificates.police(),
                "getAccountServicingProvider",
                payload(number, "Straffeprosessloven §210 (3) første punktum"));
    }

    static String payload(String number, String mandate) {
        return "<correlationId>" + UUID.randomUUID() + "</correlationId><accountInfoRequestId>" + UUID.randomUUID()
                + "</accountInfoRequestId><legalMandate>" + mandate + "</legalMandate><accountNumber>" + number
                + "</accountNumber>";
    }

    private static Relationship relationship(String organisation, String name, String ownership) {
        return new Relationship(
                CUSTOMER, new Institution(organisation, name), TODAY.minusYears(3), null, true, ownership);
    }
}
