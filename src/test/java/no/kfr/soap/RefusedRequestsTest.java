package no.kfr.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import no.kfr.TestCertificates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests of a proven sender that are mistaken: each its own code, an entry in the journal, and nothing stored. */
class RefusedRequestsTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Oslo"));

    private final RunningRegister register = RunningRegister.shared();
    private final UUID correlationId = UUID.randomUUID();
    private long relationships;

    @BeforeEach
    void count() {
        relationships = register.relationships();
    }

    @AfterEach
    void the_register_is_unchanged() {
        assertThat(register.relationships()).isEqualTo(relationships);
    }

    @Test
    void refuses_an_unknown_operation() throws Exception {
        assertRefused(
                "KFR-024",
                SignedRequest.upload(
                        TestCertificates.institution(), "deleteEverything", Payloads.instruction(correlationId)));
    }

    @Test
    void refuses_an_action_that_disagrees_with_the_body() throws Exception {
        assertRefused(
                "KFR-025", Payloads.register(correlationId).action("urn:no:kfr:upload:v1:endCustomerRelationship"));
    }

    @Test
    void refuses_a_soap_action_that_disagrees_with_the_body() throws Exception {
        SoapAnswer answer = register.post(
                "/services/CustomerRelationshipUpload",
                "text/xml;charset=UTF-8",
                HttpRequest.BodyPublishers.ofString(
                        Payloads.register(correlationId).text()),
                "SOAPAction",
                "\"urn:no:kfr:upload:v1:endCustomerRelationship\"");
        assertThat(answer.code()).isEqualTo("KFR-025");
    }

    @Test
    void refuses_elements_that_the_contract_does_not_have() throws Exception {
        assertRefused("KFR-004", Payloads.register(correlationId, Payloads.CUSTOMER, "<colour>red</colour>"));
    }

    @Test
    void refuses_a_customer_id_of_the_wrong_form_and_masks_it() throws Exception {
        SoapAnswer answer = assertRefused("KFR-005", Payloads.register(correlationId, "91743938X", ""));
        assertThat(answer.field("maskedValue")).contains("########x");
        assertThat(answer.text()).doesNotContain("91743938X");
    }

    @Test
    void refuses_a_wrong_check_digit() throws Exception {
        assertRefused("KFR-005", Payloads.register(correlationId, "917439380", ""));
        assertRefused("KFR-005", Payloads.register(correlationId, "01010112345", ""));
    }

    @Test
    void refuses_an_unknown_relationship_type() throws Exception {
        assertRefused(
                "KFR-009",
                Payloads.register(correlationId, Payloads.CUSTOMER, "<relationshipType>OTHER</relationshipType>"));
    }

    @Test
    void refuses_dates_that_are_none_or_lie_in_the_future() throws Exception {
        for (String date : new String[] {
            "2020-02-30", "20200101", "2020-01-01+05:00", TODAY.plusDays(1).toString()
        }) {
            assertRefused(
                    "KFR-010",
                    Payloads.register(correlationId, Payloads.CUSTOMER, "<startDate>" + date + "</startDate>"));
        }
    }

    @Test
    void refuses_an_end_before_the_start() throws Exception {
        assertRefused(
                "KFR-010",
                Payloads.register(
                        correlationId,
                        Payloads.CUSTOMER,
                        "<startDate>2020-01-02</startDate><endDate>2020-01-01</endDate>"));
    }

    @Test
    void refuses_to_end_or_annul_what_is_not_there() throws Exception {
        assertRefused("KFR-008", Payloads.end(correlationId, "310000000", ""));
        assertRefused("KFR-008", Payloads.annul(correlationId, "310000000", "2020-01-01"));
    }

    @Test
    void tells_all_that_is_wrong_at_once() throws Exception {
        SoapAnswer answer = assertRefused(
                "KFR-005", Payloads.register(correlationId, "91743938", "<startDate>tomorrow</startDate>"));
        assertThat(answer.fields("code")).containsExactly("KFR-005", "KFR-005", "KFR-010");
        assertThat(answer.fields("field")).containsExactly("customerId", "startDate");
    }

    @Test
    void refuses_the_number_of_another_institution() throws Exception {
        String other = Payloads.instruction(correlationId).replace(TestCertificates.INSTITUTION, "974761076");
        assertRefused(
                "KFR-003", SignedRequest.upload(TestCertificates.institution(), "registerCustomerRelationship", other));
    }

    @Test
    void does_not_tell_whether_another_institution_takes_part() throws Exception {
        String unknown = Payloads.instruction(correlationId).replace(TestCertificates.INSTITUTION, "310000000");
        SoapAnswer answer = register.send(
                SignedRequest.upload(TestCertificates.institution(), "registerCustomerRelationship", unknown));
        assertThat(answer.fields("code")).containsExactly("KFR-003", "KFR-003", "KFR-053");
    }

    @Test
    void refuses_a_signer_that_is_no_participant() throws Exception {
        assertThat(register.send(SignedRequest.upload(
                                TestCertificates.register(),
                                "registerCustomerRelationship",
                                Payloads.instruction(correlationId)))
                        .fields("code"))
                .contains("KFR-050");
    }

    @Test
    void a_supplier_may_do_what_was_delegated_to_it_and_nothing_else() throws Exception {
        UUID permitted = UUID.randomUUID();
        SoapAnswer receipt = register.send(SignedRequest.upload(
                TestCertificates.supplier(), "getOwnCustomerRelationship", Payloads.instruction(permitted)));
        assertThat(receipt.fields("code")).contains("KFR-003", "KFR-053");
    }

    @Test
    void refuses_lookups_with_a_wrong_period_or_control_object() throws Exception {
        assertThat(lookup("917439380", "")).isEqualTo("ERR-002");
        assertThat(lookup("917439389", "<fromDate>2020-01-02</fromDate><toDate>2020-01-01</toDate>"))
                .isEqualTo("ERR-003");
        assertThat(lookup("917439389", "<toDate>" + TODAY.plusDays(1) + "</toDate>"))
                .isEqualTo("ERR-003");
        assertThat(lookup("917439389", "<fromDate>yesterday</fromDate>")).isEqualTo("ERR-003");
    }

    @Test
    void refuses_a_lookup_under_another_mandate() throws Exception {
        String asked = Payloads.lookup(correlationId, "917439389", "").replace(Payloads.MANDATE, "Prosjekt X");
        assertRefused(
                "KFR-055", SignedRequest.lookup(TestCertificates.taxAuthority(), "lookupCustomerRelationships", asked));
    }

    @Test
    void refuses_a_document_type_and_entities() throws Exception {
        SoapAnswer answer = register.sendUpload("<!DOCTYPE soap:Envelope [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
                + Payloads.register(correlationId).text());
        assertThat(answer.code()).isEqualTo("KFR-021");
    }

    @Test
    void refuses_too_deep_and_too_many() throws Exception {
        assertThat(register.sendUpload("<a>".repeat(41)).code()).isEqualTo("KFR-023");
        assertThat(register.sendUpload("<a>" + "<b/>".repeat(10_001)).code()).isEqualTo("KFR-023");
        StringBuilder attributes = new StringBuilder("<a");
        for (int i = 0; i < 61; i++) {
            attributes.append(" a").append(i).append("=''");
        }
        assertThat(register.sendUpload(attributes + "/>").code()).isEqualTo("KFR-023");
    }

    @Test
    void refuses_a_hundred_megabytes_announced_or_not() throws Exception {
        byte[] piece = new byte[100_000];
        java.util.Arrays.fill(piece, (byte) ' ');
        java.util.List<byte[]> body = java.util.Collections.nCopies(1000, piece);
        SoapAnswer chunked = register.post(
                "/services/CustomerRelationshipLookup", "text/xml", HttpRequest.BodyPublishers.ofByteArrays(body));
        assertThat(chunked.code()).isEqualTo("KFR-022");
        SoapAnswer announced = register.post(
                "/services/CustomerRelationshipLookup",
                "text/xml",
                HttpRequest.BodyPublishers.ofByteArray(new byte[100_000_000]));
        assertThat(announced.code()).isEqualTo("KFR-022");
    }

    @Test
    void refuses_what_is_no_soap() throws Exception {
        SoapAnswer json = register.post(
                "/services/CustomerRelationshipUpload", "application/json", HttpRequest.BodyPublishers.ofString("{}"));
        assertThat(json.code()).isEqualTo("KFR-027");
        HttpResponse<String> put = register.call("PUT", "/services/CustomerRelationshipUpload");
        assertThat(put.statusCode()).isEqualTo(405);
        assertThat(put.body()).startsWith("KFR-027").doesNotContain("<html");
    }

    @Test
    void an_address_that_is_none_is_told_in_plain_text() throws Exception {
        SoapAnswer answer = register.post("/services/Nothing", "text/xml", HttpRequest.BodyPublishers.ofString("<a/>"));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).doesNotContain("<html");
    }

    @Test
    void nobody_ever_gets_an_html_page() throws Exception {
        for (String path :
                new String[] {"/", "/nothing", "/services", "/services/Nothing", "/error", "/actuator/nothing"}) {
            HttpResponse<String> answer = register.get(path, "text/html");
            assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .as(path)
                    .startsWith("text/plain");
            assertThat(answer.body()).doesNotContain("<html", "Whitelabel");
        }
    }

    private String lookup(String controlObject, String more) throws Exception {
        return register.send(Payloads.lookup(controlObject, more)).code();
    }

    private SoapAnswer assertRefused(String code, SignedRequest request) throws Exception {
        long before = register.journalled(correlationId, code);
        SoapAnswer answer = register.send(request);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.field("correlationId")).contains(correlationId.toString());
        assertThat(answer.signedParts()).contains("Body");
        assertThat(answer.text()).doesNotContain("Exception", "no.kfr.", "org.apache");
        assertThat(register.journalled(correlationId, code)).isEqualTo(before + 1);
        return answer;
    }
}
