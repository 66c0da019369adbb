package no.kfr.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.kfr.TestCertificates;
import no.kfr.TestNumbers;
import no.kfr.demo.certificates.Identity;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.participant.Delegation;
import no.kfr.participant.change.ParticipantChanges;
import org.junit.jupiter.api.Test;

/** Many questions in one signed message. */
class BulkLookupOverSoapTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Oslo"));

    private final RunningRegister register = RunningRegister.shared();
    private final UUID correlationId = UUID.randomUUID();

    @Test
    void each_control_object_has_its_outcome_in_order() throws Exception {
        String known = TestNumbers.customer().value();
        String unknown = TestNumbers.customer().value();
        register.send(Payloads.register(UUID.randomUUID(), known, "<startDate>2020-01-01</startDate>"));

        SoapAnswer answer = send(
                TestCertificates.taxAuthority(),
                Payloads.MANDATE,
                question(known) + question("12345678901") + question(unknown) + question(known));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.fields("controlObject")).containsExactly(known, "12345678901", unknown, known);
        assertThat(answer.fields("organizationId"))
                .containsExactly(TestCertificates.INSTITUTION, TestCertificates.INSTITUTION);
        assertThat(answer.fields("code")).containsExactly("ERR-002");
        assertThat(answer.fields("retryable")).containsExactly("false");
        assertThat(answer.field("answered")).contains("3");
        assertThat(answer.field("refused")).contains("1");
        assertThat(answer.field("consumer")).contains(TestCertificates.TAX_AUTHORITY);
        assertThat(answer.field("listVersion")).isPresent();
        assertThat(register.journalled(correlationId, "OK")).isEqualTo(1 + 3);
        assertThat(register.journalled(correlationId, "ERR-002")).isEqualTo(1);
    }

    @Test
    void a_mandate_that_was_not_agreed_is_told_for_each_or_only_warned_of() throws Exception {
        String customer = TestNumbers.customer().value();

        SoapAnswer refused = send(TestCertificates.taxAuthority(), "Prosjekt X", question(customer));
        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.fields("code")).containsExactly("KFR-055");
        assertThat(refused.field("answered")).contains("0");
        assertThat(register.journalled(correlationId, "KFR-055")).isEqualTo(1);

        SoapAnswer warned = send(TestCertificates.police(), "Prosjekt X", question(customer));
        assertThat(warned.fields("code")).containsExactly("KFR-055");
        assertThat(warned.field("answered")).contains("1");
    }

    @Test
    void who_may_ask_nothing_is_refused_as_a_whole() throws Exception {
        String question = question(TestNumbers.customer().value());

        assertThat(send(TestCertificates.institution(), Payloads.MANDATE, question)
                        .code())
                .isEqualTo("KFR-052");
        SoapAnswer notDelegated = send(
                TestCertificates.supplier(),
                Payloads.MANDATE,
                question,
                "<consumer>" + TestCertificates.POLICE + "</consumer>");
        assertThat(notDelegated.status()).isEqualTo(500);
        assertThat(notDelegated.code()).isEqualTo("KFR-053");
        assertThat(register.count("select count(*) from journal_entry where operation ="
                        + " 'lookupCustomerRelationshipsBulk' and correlation_id = '" + correlationId + "'"))
                .isEqualTo(2);
    }

    @Test
    void a_delegation_for_the_single_question_covers_many() throws Exception {
        var taxAuthority = new OrganisationNumber(TestCertificates.TAX_AUTHORITY);
        var supplier = new OrganisationNumber(TestCertificates.SUPPLIER);
        try (RunningRegister own = RunningRegister.start()) {
            own.bean(ParticipantChanges.class)
                    .delegate(
                            new Delegation(
                                    taxAuthority,
                                    supplier,
                                    new TreeSet<>(List.of("lookupCustomerRelationships")),
                                    Period.openFrom(TODAY),
                                    null),
                            "tests");
            SoapAnswer answer = own.send(SignedRequest.lookup(
                    TestCertificates.supplier(),
                    "lookupCustomerRelationshipsBulk",
                    payload(
                            Payloads.MANDATE,
                            question(TestNumbers.customer().value()),
                            "<consumer>" + taxAuthority.value() + "</consumer>")));

            assertThat(answer.field("submittedBy")).contains(supplier.value());
            assertThat(answer.field("consumer")).contains(taxAuthority.value());
        }
    }

    @Test
    void a_thousand_questions_with_all_their_fields_pass_and_one_more_does_not() throws Exception {
        String full = IntStream.range(0, 1000)
                .mapToObj(i -> "<question><controlObject>"
                        + TestNumbers.customer().value() + "</controlObject><accountInfoRequestId>" + UUID.randomUUID()
                        + "</accountInfoRequestId><fromDate>2020-01-01</fromDate><toDate>2024-01-01</toDate>"
                        + "<referenceDate>2019-01-01</referenceDate></question>")
                .collect(Collectors.joining());

        SoapAnswer answer = send(TestCertificates.taxAuthority(), Payloads.MANDATE, full);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.field("answered")).contains("1000");
        assertThat(register.journalled(correlationId, "OK")).isEqualTo(1 + 1000);

        SoapAnswer tooMany = send(
                TestCertificates.taxAuthority(),
                Payloads.MANDATE,
                full + question(TestNumbers.customer().value()));
        assertThat(tooMany.code()).isEqualTo("KFR-004");
        assertThat(register.journalled(correlationId, "OK")).isEqualTo(1 + 1000);
    }

    @Test
    void over_the_rate_all_of_it_is_refused_for_now_and_nothing_answered() throws Exception {
        try (RunningRegister own = RunningRegister.start("--kfr.access.volume.per-minute=3")) {
            String two = question(TestNumbers.customer().value())
                    + question(TestNumbers.customer().value());
            SignedRequest request = SignedRequest.lookup(
                    TestCertificates.taxAuthority(),
                    "lookupCustomerRelationshipsBulk",
                    payload(Payloads.MANDATE, two + two, ""));
            assertThat(own.send(request).code()).isEqualTo("KFR-004");
            SoapAnswer fault = refusedForNow(own, two);
            assertThat(fault.code()).isEqualTo("KFR-064");
            assertThat(fault.field("retryable")).contains("true");
        }
    }

    /** The minute of the clock may end between two requests: the third is over the rate then. */
    private static SoapAnswer refusedForNow(RunningRegister own, String two) throws Exception {
        for (int i = 0; ; i++) {
            SoapAnswer answer = own.send(SignedRequest.lookup(
                    TestCertificates.taxAuthority(),
                    "lookupCustomerRelationshipsBulk",
                    payload(Payloads.MANDATE, two, "")));
            if (answer.status() != 200 || i == 3) {
                return answer;
            }
        }
    }

    private SoapAnswer send(Identity signer, String mandate, String questions) throws Exception {
        return send(signer, mandate, questions, "");
    }

    private SoapAnswer send(Identity signer, String mandate, String questions, String consumer) throws Exception {
        String content = payload(mandate, questions, consumer)
                .replaceFirst("<correlationId>[^<]*", "<correlationId>" + correlationId);
        return register.send(SignedRequest.lookup(signer, "lookupCustomerRelationshipsBulk", content));
    }

    /** A request that is right, to be made wrong in one thing. */
    static String payload(String mandate, String questions, String consumer) {
        return "<correlationId>" + UUID.randomUUID() + "</correlationId><accountInfoRequestId>" + UUID.randomUUID()
                + "</accountInfoRequestId>" + consumer + "<legalMandate>" + mandate
                + "</legalMandate><fromDate>2020-01-01</fromDate>" + questions;
    }

    static String question(String controlObject) {
        return "<question><controlObject>" + controlObject + "</controlObject></question>";
    }
}
