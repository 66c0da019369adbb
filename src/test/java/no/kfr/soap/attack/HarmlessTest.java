package no.kfr.soap.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import java.util.function.UnaryOperator;
import no.kfr.TestCertificates;
import no.kfr.TestNumbers;
import no.kfr.demo.certificates.CertificateTemplate;
import no.kfr.demo.certificates.SubjectProfile;
import no.kfr.soap.Payloads;
import no.kfr.soap.RunningRegister;
import no.kfr.soap.SignedRequest;
import no.kfr.soap.SoapAnswer;
import org.junit.jupiter.api.Test;

/** What is let through because the signature says that it is the same: then it must be the same to everybody who reads it. */
class HarmlessTest {

    private final RunningRegister register = RunningRegister.shared();
    private final UUID correlationId = UUID.randomUUID();
    private final String customer = TestNumbers.customer().value();

    @Test
    void a_value_with_comments_in_it_is_read_whole() throws Exception {
        SoapAnswer answer = registered(text -> text.replace(customer, split(customer, "<!---->"))
                .replace(correlationId.toString(), split(correlationId.toString(), "<!-- x -->"))
                .replace(TestCertificates.INSTITUTION, split(TestCertificates.INSTITUTION, "<!---->")));
        assertWhole(answer);
    }

    @Test
    void a_value_in_sections_of_character_data_is_read_whole() throws Exception {
        assertWhole(registered(text -> text.replace(
                customer, "<![CDATA[" + customer.substring(0, 4) + "]]>" + customer.substring(4) + "<![CDATA[]]>")));
    }

    @Test
    void a_value_in_character_references_is_read_whole() throws Exception {
        StringBuilder references = new StringBuilder();
        customer.chars()
                .forEach(digit -> references
                        .append("&#x")
                        .append(Integer.toHexString(digit))
                        .append(';'));
        assertWhole(registered(text -> text.replace(customer, references)));
    }

    @Test
    void a_byte_order_mark_and_blanks_between_attributes_change_nothing() throws Exception {
        assertWhole(registered(text -> "\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + text.replaceFirst("<soap:Body ", "<soap:Body \n\t ")));
    }

    /** Stacks say where their schema is; nobody goes there. */
    @Test
    void a_schema_elsewhere_is_not_fetched() throws Exception {
        int before = Listening.calls();
        SignedRequest request = Payloads.register(correlationId, customer, "")
                .beforehand(document -> Surgery.instance(
                        Surgery.payload(document), "schemaLocation", "urn:no:kfr:upload:v1 " + Listening.url("xsd")));
        assertWhole(register.send(request));
        assertThat(Listening.calls()).isEqualTo(before);
    }

    /** A header of an older addressing, or of any other kind, is not signed and not looked at. */
    @Test
    void an_answer_address_in_another_header_is_not_followed() throws Exception {
        int before = Listening.calls();
        String old = "http://schemas.xmlsoap.org/ws/2004/08/addressing";
        assertWhole(registered(text -> text.replaceFirst(
                "<soap:Header>",
                "<soap:Header><o:ReplyTo xmlns:o=\"" + old + "\"><o:Address>" + Listening.url("old")
                        + "</o:Address></o:ReplyTo>")));
        assertThat(Listening.calls()).isEqualTo(before);
    }

    /** The same certificate is good for the test register and for the real one; the same message is not. */
    @Test
    void a_message_to_another_register_is_refused() throws Exception {
        try (RunningRegister real = RunningRegister.start("--kfr.soap.public-address=https://kfr.example.no/")) {
            for (String address : new String[] {
                "https://localhost:8443/services/",
                "https://kfr.example.no.evil.example/services/",
                "https://test.kfr.example.no/services/",
                "http://kfr.example.no/services/"
            }) {
                UUID id = UUID.randomUUID();
                assertThat(real.send(to(address, id)).code()).isEqualTo("KFR-047");
                assertThat(real.journalled(id, "KFR-047")).isEqualTo(1);
            }
            assertThat(real.relationships()).isZero();
            assertThat(real.send(to("https://KFR.example.no/services/x", UUID.randomUUID()))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_revoked_certificate_is_refused() throws Exception {
        CertificateTemplate order =
                CertificateTemplate.enterprise("Testbanken", TestCertificates.INSTITUTION, SubjectProfile.NEW);
        var revoked = TestCertificates.issue(order);
        TestCertificates.authority().revoke(revoked.certificate());
        var list = java.nio.file.Files.createTempFile("revoked", ".crl");
        java.nio.file.Files.write(
                list, TestCertificates.authority().revocationList().getEncoded());
        try (RunningRegister strict = RunningRegister.start(
                "--kfr.access.certificates.revocation.mode=hard",
                "--kfr.access.certificates.revocation.crl-files=" + list)) {
            SignedRequest request = SignedRequest.upload(
                    revoked, "registerCustomerRelationship", Payloads.instruction(correlationId, customer));
            assertThat(strict.send(request).code()).isEqualTo("KFR-041");
            assertThat(strict.relationships()).isZero();
        }
    }

    private SignedRequest to(String address, UUID id) {
        return Payloads.register(id, customer, "")
                .beforehand(document -> Surgery.signed(document, "To").setTextContent(address));
    }

    private SoapAnswer registered(UnaryOperator<String> change) throws Exception {
        String text =
                change.apply(Payloads.register(correlationId, customer, "").text());
        return register.post(Attack.UPLOAD, Attack.TEXT, BodyPublishers.ofString(text));
    }

    /** Register and receipt hold the value that was signed, and the journal has its entry. */
    private void assertWhole(SoapAnswer answer) throws Exception {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.field("customerId")).contains(customer);
        assertThat(register.database()
                        .sql("select count(*) from customer_relationship where customer_id = ? and institution = ?")
                        .params(customer, TestCertificates.INSTITUTION)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(register.database()
                        .sql("select count(*) from journal_entry where control_object_hash is not null"
                                + " and correlation_id = ?")
                        .param(correlationId.toString())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private static String split(String value, String by) {
        return value.substring(0, 3) + by + value.substring(3);
    }
}
