package no.kfr.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.UUID;
import no.kfr.TestCertificates;
import no.kfr.audit.UnauthenticatedRefusals;
import no.kfr.demo.certificates.CertificateTemplate;
import no.kfr.demo.certificates.Identity;
import no.kfr.demo.certificates.KeyKind;
import no.kfr.demo.certificates.SubjectProfile;
import no.kfr.soap.message.Xml;
import org.apache.wss4j.dom.WSConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Messages whose sender, wholeness or time is not proven: each its own code, answered with a signed fault, and nothing stored. */
class RefusedMessagesTest {

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
        assertThat(register.journalled(correlationId, "OK")).isZero();
    }

    @Test
    void refuses_a_message_without_signature() throws Exception {
        assertRefused("KFR-030", Payloads.register(correlationId).withoutSecurity());
    }

    @Test
    void counts_in_the_journal_what_nobody_proved_to_have_sent() throws Exception {
        String counted = "select count(*) from journal_entry where outcome = 'KFR-030' and operation = '"
                + UnauthenticatedRefusals.OPERATION + "'";
        long before = register.count(counted);

        register.send(Payloads.register(correlationId).withoutSecurity());
        register.bean(UnauthenticatedRefusals.class).write();

        assertThat(register.count(counted)).isGreaterThan(before);
    }

    @Test
    void refuses_a_message_without_any_header() throws Exception {
        SoapAnswer answer = register.sendUpload("<soap:Envelope xmlns:soap=\"" + Xml.SOAP_11
                + "\"><soap:Body><registerCustomerRelationship"
                + " xmlns=\"urn:no:kfr:upload:v1\"/></soap:Body></soap:Envelope>");
        assertThat(answer.code()).isEqualTo("KFR-030");
    }

    @Test
    void refuses_a_security_header_without_signature() throws Exception {
        assertRefused("KFR-030", Payloads.register(correlationId).afterwards(remove(Xml.SIGNATURE, "Signature")));
    }

    @Test
    void refuses_an_unsigned_body() throws Exception {
        assertRefused("KFR-031", Payloads.register(correlationId).unsigned("Body"));
    }

    @Test
    void refuses_a_body_that_was_moved_away_and_replaced() throws Exception {
        assertRefused("KFR-031", Payloads.register(correlationId).afterwards(RefusedMessagesTest::wrapBody));
    }

    @Test
    void refuses_an_unsigned_timestamp() throws Exception {
        assertRefused("KFR-032", Payloads.register(correlationId).unsigned("Timestamp"));
    }

    @Test
    void refuses_a_message_without_timestamp() throws Exception {
        assertRefused("KFR-032", Payloads.register(correlationId).afterwards(remove(Xml.UTILITY, "Timestamp")));
    }

    @Test
    void refuses_unsigned_addressing() throws Exception {
        for (String header : new String[] {"Action", "MessageID", "To"}) {
            assertRefused("KFR-033", Payloads.register(correlationId).unsigned(header));
        }
    }

    @Test
    void refuses_missing_addressing() throws Exception {
        assertRefused("KFR-033", Payloads.register(correlationId).beforehand(remove(Xml.ADDRESSING, "MessageID")));
        assertRefused("KFR-033", Payloads.register(correlationId).beforehand(remove(Xml.ADDRESSING, "Action")));
    }

    @Test
    void refuses_an_altered_body() throws Exception {
        assertRefused(
                "KFR-034",
                Payloads.register(correlationId)
                        .afterwards(document -> SignedRequest.first(document, "urn:no:kfr:upload:v1", "customerId")
                                .setTextContent("922203687")));
    }

    @Test
    void refuses_an_altered_signature_value() throws Exception {
        assertRefused("KFR-034", Payloads.register(correlationId).afterwards(document -> {
            Element value = SignedRequest.first(document, Xml.SIGNATURE, "SignatureValue");
            String text = value.getTextContent();
            value.setTextContent((text.charAt(0) == 'A' ? 'B' : 'A') + text.substring(1));
        }));
    }

    @Test
    void refuses_an_expired_timestamp() throws Exception {
        assertRefused(
                "KFR-035",
                Payloads.register(correlationId).created(Instant.now().minusSeconds(600)));
    }

    @Test
    void refuses_a_message_that_gave_itself_too_long_a_life() throws Exception {
        assertRefused(
                "KFR-035",
                Payloads.register(correlationId)
                        .created(Instant.now().minusSeconds(3600))
                        .expires(Instant.now().plusSeconds(3600)));
    }

    @Test
    void refuses_a_message_that_expires_before_it_is_made() throws Exception {
        assertRefused(
                "KFR-035",
                Payloads.register(correlationId)
                        .created(Instant.now())
                        .expires(Instant.now().minusSeconds(30)));
    }

    @Test
    void refuses_a_message_from_the_future() throws Exception {
        assertRefused(
                "KFR-036",
                Payloads.register(correlationId).created(Instant.now().plusSeconds(120)));
    }

    @Test
    void accepts_a_clock_within_the_tolerance() throws Exception {
        SignedRequest early = Payloads.own(UUID.randomUUID(), "310000000")
                .created(Instant.now().plusSeconds(45));
        assertThat(register.send(early).status()).isEqualTo(200);
        SignedRequest late = Payloads.own(UUID.randomUUID(), "310000000")
                .created(Instant.now().minusSeconds(345));
        assertThat(register.send(late).status()).isEqualTo(200);
    }

    @Test
    void refuses_the_same_message_a_second_time() throws Exception {
        String message = Payloads.own(UUID.randomUUID(), "310000000").text();
        assertThat(register.sendUpload(message).status()).isEqualTo(200);
        assertThat(register.sendUpload(message).code()).isEqualTo("KFR-037");
    }

    @Test
    void refuses_sha_1() throws Exception {
        assertRefused("KFR-038", Payloads.register(correlationId).signatureAlgorithm(WSConstants.RSA_SHA1));
        assertRefused("KFR-038", Payloads.register(correlationId).digestAlgorithm(WSConstants.SHA1));
    }

    @Test
    void refuses_another_transform() throws Exception {
        assertRefused(
                "KFR-038",
                Payloads.register(correlationId)
                        .afterwards(document -> SignedRequest.first(document, Xml.SIGNATURE, "Transform")
                                .setAttribute("Algorithm", "http://www.w3.org/TR/1999/REC-xslt-19991116")));
    }

    @Test
    void refuses_another_canonicalisation() throws Exception {
        assertRefused(
                "KFR-038",
                Payloads.register(correlationId)
                        .afterwards(document -> SignedRequest.first(document, Xml.SIGNATURE, "CanonicalizationMethod")
                                .setAttribute("Algorithm", "http://www.w3.org/TR/2001/REC-xml-c14n-20010315")));
    }

    @Test
    void refuses_an_unknown_issuer() throws Exception {
        assertRefused("KFR-039", by(TestCertificates.foreignInstitution()));
    }

    @Test
    void refuses_an_expired_certificate() throws Exception {
        CertificateTemplate expired = order().validFrom(Instant.now().minusSeconds(7200))
                .validUntil(Instant.now().minusSeconds(3600));
        assertRefused("KFR-040", by(TestCertificates.issue(expired)));
    }

    @Test
    void refuses_a_weak_key() throws Exception {
        Identity weak = TestCertificates.authority().issue(order().keyKind(KeyKind.RSA_1024));
        assertRefused("KFR-042", by(weak));
    }

    @Test
    void refuses_a_certificate_without_organisation_number() throws Exception {
        assertRefused("KFR-042", by(TestCertificates.issue(TestCertificates.withoutNumber("Nobody"))));
    }

    @Test
    void refuses_a_key_that_is_only_named() throws Exception {
        assertRefused("KFR-043", Payloads.register(correlationId).keyIdentifier(WSConstants.ISSUER_SERIAL));
    }

    @Test
    void refuses_a_key_that_is_not_that_of_the_token() throws Exception {
        assertRefused(
                "KFR-043",
                Payloads.register(correlationId)
                        .afterwards(document -> SignedRequest.first(document, Xml.SECURITY, "Reference")
                                .setAttribute("URI", "#another")));
        assertRefused("KFR-043", Payloads.register(correlationId).afterwards(document -> {
            Element keyInfo = SignedRequest.first(document, Xml.SIGNATURE, "KeyInfo");
            keyInfo.replaceChild(
                    document.createElementNS(Xml.SIGNATURE, "ds:X509Data"),
                    Xml.children(keyInfo).getFirst());
        }));
    }

    @Test
    void refuses_a_second_security_header_signature_or_token() throws Exception {
        assertRefused("KFR-026", Payloads.register(correlationId).afterwards(twice(Xml.SECURITY, "Security")));
        assertRefused("KFR-026", Payloads.register(correlationId).afterwards(twice(Xml.SIGNATURE, "Signature")));
        assertRefused("KFR-026", Payloads.register(correlationId).afterwards(twice(Xml.UTILITY, "Timestamp")));
        assertRefused(
                "KFR-026", Payloads.register(correlationId).afterwards(twice(Xml.SECURITY, "BinarySecurityToken")));
    }

    @Test
    void refuses_anything_else_in_the_security_header() throws Exception {
        assertRefused("KFR-026", Payloads.register(correlationId).afterwards(document -> {
            Element security = SignedRequest.first(document, Xml.SECURITY, "Security");
            security.appendChild(document.createElementNS("urn:x", "x:stray"));
        }));
    }

    @Test
    void refuses_anything_else_in_the_signature() throws Exception {
        assertRefused("KFR-026", Payloads.register(correlationId).afterwards(document -> {
            Element signature = SignedRequest.first(document, Xml.SIGNATURE, "Signature");
            signature.appendChild(document.createElementNS(Xml.SIGNATURE, "ds:Object"));
        }));
    }

    @Test
    void refuses_a_second_body_or_header() throws Exception {
        for (String part : new String[] {"Body", "Header"}) {
            SoapAnswer answer = register.send(Payloads.register(correlationId).afterwards(twice(Xml.SOAP_11, part)));
            assertThat(answer.code()).isEqualTo("KFR-026");
        }
    }

    @Test
    void refuses_ids_that_are_not_unique() throws Exception {
        assertRefused("KFR-026", Payloads.register(correlationId).afterwards(document -> {
            Element security = SignedRequest.first(document, Xml.SECURITY, "Security");
            Element stray = document.createElementNS("urn:x", "x:stray");
            stray.setAttribute("Id", "TS-1");
            security.getParentNode().appendChild(stray);
        }));
    }

    @Test
    void refuses_an_answer_address_elsewhere() throws Exception {
        for (String name : new String[] {"ReplyTo", "FaultTo"}) {
            SoapAnswer answer = register.send(Payloads.register(correlationId)
                    .header("<wsa:" + name + "><wsa:Address>http://localhost:1/elsewhere</wsa:Address></wsa:" + name
                            + ">"));
            assertThat(answer.code()).isEqualTo("KFR-028");
        }
    }

    @Test
    void refuses_a_header_that_must_be_understood_and_is_not() throws Exception {
        SoapAnswer answer = register.send(Payloads.register(correlationId)
                .header("<x:Routing xmlns:x=\"urn:x\" xmlns:soap=\"" + Xml.SOAP_11 + "\" soap:mustUnderstand=\"1\"/>"));
        assertThat(answer.code()).isEqualTo("KFR-029");
    }

    @Test
    void tells_the_sender_of_an_unreadable_body_the_code_without_any_java() throws Exception {
        SoapAnswer answer = register.post(
                "/services/CustomerRelationshipUpload",
                "text/xml",
                HttpRequest.BodyPublishers.ofString("<soap:Envelope"));
        assertThat(answer.code()).isEqualTo("KFR-020");
        assertThat(answer.text()).doesNotContain("Exception", "java", "org.apache", "wstx");
    }

    private void assertRefused(String code, SignedRequest request) throws Exception {
        SoapAnswer answer = register.send(request);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.field("faultstring").orElseThrow()).startsWith(code + " ");
        if (!code.equals("KFR-026")) {
            assertThat(answer.field("correlationId")).contains(correlationId.toString());
        }
        assertThat(answer.signedParts()).contains("Body", "Timestamp");
        assertThat(answer.signer()).isEqualTo(TestCertificates.register().certificate());
        assertThat(answer.text()).doesNotContain("Exception", "no.kfr", "org.apache");
    }

    private SignedRequest by(Identity signer) {
        return SignedRequest.upload(signer, "registerCustomerRelationship", Payloads.instruction(correlationId));
    }

    private static CertificateTemplate order() {
        return CertificateTemplate.enterprise("Testbanken", TestCertificates.INSTITUTION, SubjectProfile.NEW);
    }

    private static java.util.function.Consumer<Document> remove(String namespace, String name) {
        return document -> {
            Element element = SignedRequest.first(document, namespace, name);
            element.getParentNode().removeChild(element);
        };
    }

    private static java.util.function.Consumer<Document> twice(String namespace, String name) {
        return document -> {
            Element element = SignedRequest.first(document, namespace, name);
            Element copy = (Element) element.cloneNode(true);
            copy.removeAttributeNS(Xml.UTILITY, "Id");
            copy.removeAttribute("Id");
            element.getParentNode().insertBefore(copy, element);
        };
    }

    /** The classical wrapping: the signed body goes into a header, and a forged one with another id takes its place. */
    private static void wrapBody(Document document) {
        Element body = SignedRequest.first(document, Xml.SOAP_11, "Body");
        Element forged = (Element) body.cloneNode(true);
        forged.setAttributeNS(Xml.UTILITY, "wsu:Id", "forged");
        Node envelope = body.getParentNode();
        envelope.replaceChild(forged, body);
        Element wrapper = document.createElementNS("urn:wrapper", "w:wrapper");
        wrapper.appendChild(body);
        SignedRequest.first(document, Xml.SOAP_11, "Header").appendChild(wrapper);
    }
}
