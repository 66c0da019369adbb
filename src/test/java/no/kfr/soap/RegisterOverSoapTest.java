package no.kfr.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import no.kfr.TestCertificates;
import org.junit.jupiter.api.Test;

/** The main job, with messages made by hand and answers read by hand. */
class RegisterOverSoapTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Oslo"));

    private final RunningRegister register = RunningRegister.shared();

    @Test
    void registers_and_answers_with_a_receipt() throws Exception {
        UUID correlationId = UUID.randomUUID();
        SoapAnswer receipt = register.send(Payloads.register(
                correlationId,
                "922203687",
                "<startDate>2019-11-08</startDate><ownershipType>primaryOwner</ownershipType>"));
        assertThat(receipt.status()).isEqualTo(200);
        assertThat(receipt.field("correlationId")).contains(correlationId.toString());
        assertThat(receipt.field("outcome")).contains("added");
        assertThat(receipt.field("startDate")).contains("2019-11-08");
        assertThat(receipt.field("endDate")).isEmpty();
        assertThat(receipt.field("ownershipType")).contains("primaryOwner");
        assertThat(receipt.field("submittedBy")).contains(TestCertificates.INSTITUTION);
        assertThat(receipt.field("receiptId")).isPresent();
        assertThat(receipt.field("recordedAt")).isPresent();
        assertThat(register.journalled(correlationId, "OK")).isEqualTo(1);
    }

    @Test
    void a_repeated_instruction_gets_the_same_receipt_and_another_content_a_conflict() throws Exception {
        UUID correlationId = UUID.randomUUID();
        SoapAnswer first = register.send(Payloads.register(correlationId, "958069367", ""));
        SoapAnswer again = register.send(Payloads.register(correlationId, "958069367", ""));
        assertThat(first.status()).isEqualTo(200);
        assertThat(again.field("receiptId")).isEqualTo(first.field("receiptId"));
        assertThat(again.field("recordedAt")).isEqualTo(first.field("recordedAt"));
        assertThat(again.field("outcome")).isEqualTo(first.field("outcome"));
        SoapAnswer other = register.send(Payloads.register(correlationId, "921785194", ""));
        assertThat(other.code()).isEqualTo("KFR-060");
        assertThat(other.field("correlationId")).contains(correlationId.toString());
    }

    @Test
    void ends_and_the_lookup_knows_it_before_and_not_after() throws Exception {
        String customer = "989181335";
        register.send(Payloads.register(UUID.randomUUID(), customer, "<startDate>2019-01-03</startDate>"));
        SoapAnswer ended = register.send(Payloads.end(UUID.randomUUID(), customer, "<endDate>2024-06-30</endDate>"));
        assertThat(ended.field("outcome")).contains("ended");
        assertThat(institutions(customer, "2024-06-30", "2024-06-30")).containsExactly(TestCertificates.INSTITUTION);
        assertThat(institutions(customer, "2024-07-01", TODAY.toString())).isEmpty();
        assertThat(institutions(customer, "2018-01-01", "2019-01-02")).isEmpty();
        assertThat(institutions(customer, "2018-01-01", "2019-01-03")).containsExactly(TestCertificates.INSTITUTION);
    }

    @Test
    void annulled_is_never_answered_and_own_periods_show_what_is_left() throws Exception {
        String customer = "996128768";
        register.send(Payloads.register(
                UUID.randomUUID(), customer, "<startDate>2019-01-01</startDate><endDate>2019-12-31</endDate>"));
        register.send(Payloads.register(UUID.randomUUID(), customer, "<startDate>2022-01-01</startDate>"));
        SoapAnswer own = register.send(Payloads.own(UUID.randomUUID(), customer));
        assertThat(own.fields("startDate")).containsExactly("2019-01-01", "2022-01-01");
        assertThat(register.send(Payloads.annul(UUID.randomUUID(), customer, "2019-01-01"))
                        .field("outcome"))
                .contains("annulled");
        assertThat(register.send(Payloads.own(UUID.randomUUID(), customer)).fields("startDate"))
                .containsExactly("2022-01-01");
        assertThat(institutions(customer, "2019-06-01", "2019-06-01")).isEmpty();
    }

    @Test
    void ownership_is_answered_when_it_was_part_of_the_question() throws Exception {
        String customer = "917439389";
        register.send(Payloads.register(
                UUID.randomUUID(),
                customer,
                "<startDate>2020-01-01</startDate><ownershipType>notPrimaryOwner</ownershipType>"));
        assertThat(register.send(Payloads.lookup(customer, "")).field("ownershipType"))
                .isEmpty();
        assertThat(register.send(Payloads.lookup(customer, "<onlyPrimaryOwner>false</onlyPrimaryOwner>"))
                        .field("ownershipType"))
                .contains("notPrimaryOwner");
        assertThat(register.send(Payloads.lookup(customer, "<onlyPrimaryOwner>true</onlyPrimaryOwner>"))
                        .fields("organizationId"))
                .isEmpty();
    }

    @Test
    void no_hit_is_an_empty_list_that_says_which_registers_it_covers() throws Exception {
        SoapAnswer answer = register.send(Payloads.lookup("310000000", ""));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.fields("organizationId")).isEmpty();
        assertThat(answer.fields("name")).containsExactly("KFR", "KAR");
        assertThat(answer.fields("state")).containsExactly("answered", "answered");
    }

    @Test
    void soap_1_2_works_alike() throws Exception {
        SoapAnswer receipt = register.send(
                Payloads.register(UUID.randomUUID(), "311000004", "").soap12());
        assertThat(receipt.status()).isEqualTo(200);
        assertThat(receipt.text()).contains("http://www.w3.org/2003/05/soap-envelope");
        SoapAnswer fault =
                register.send(Payloads.end(UUID.randomUUID(), "312000008", "").soap12());
        assertThat(fault.code()).isEqualTo("KFR-008");
        assertThat(fault.field("Text").orElseThrow()).startsWith("KFR-008 ");
    }

    @Test
    void replies_and_faults_are_signed_by_the_register_and_confirm_the_request() throws Exception {
        for (SignedRequest request : List.of(
                Payloads.own(UUID.randomUUID(), "310000000"), Payloads.end(UUID.randomUUID(), "310000000", ""))) {
            String text = request.text();
            String signature = SignedRequest.first(
                            SignedRequest.parse(text), "http://www.w3.org/2000/09/xmldsig#", "SignatureValue")
                    .getTextContent();
            SoapAnswer answer = register.sendUpload(text);
            assertThat(answer.signer()).isEqualTo(TestCertificates.register().certificate());
            assertThat(answer.signedParts())
                    .contains("Body", "Timestamp", "SignatureConfirmation", "Action", "MessageID", "RelatesTo", "To");
            String confirmed = SignedRequest.first(
                            answer.document(),
                            "http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd",
                            "SignatureConfirmation")
                    .getAttribute("Value");
            assertThat(Base64.getDecoder().decode(confirmed))
                    .isEqualTo(Base64.getMimeDecoder().decode(signature));
        }
    }

    private List<String> institutions(String controlObject, String from, String to) throws Exception {
        SoapAnswer answer = register.send(
                Payloads.lookup(controlObject, "<fromDate>" + from + "</fromDate><toDate>" + to + "</toDate>"));
        assertThat(answer.status()).isEqualTo(200);
        return answer.fields("organizationId");
    }
}
