package no.kfr.soap.cost;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.UnaryOperator;
import no.kfr.TestCertificates;
import no.kfr.demo.certificates.Identity;
import no.kfr.soap.Payloads;
import no.kfr.soap.SignedRequest;

/** Uploads that are right but for one thing, into which something hostile is put. */
final class Messages {

    static final String UPLOAD = "CustomerRelationshipUpload";

    private Messages() {}

    /** By somebody whose certificate nobody trusts. */
    static String stranger() throws Exception {
        return text(TestCertificates.foreignInstitution(), message -> message);
    }

    /** By a participant. */
    static String participant(UnaryOperator<SignedRequest> change) throws Exception {
        return text(TestCertificates.institution(), change);
    }

    private static String text(Identity signer, UnaryOperator<SignedRequest> change) throws Exception {
        return change.apply(SignedRequest.upload(
                        signer, "registerCustomerRelationship", Payloads.instruction(UUID.randomUUID())))
                .text();
    }

    /** In a header of its own, that nobody signed and nobody has to understand. */
    static byte[] inHeader(String message, String xml) {
        return bytes(message.replaceFirst("<soap:Header>", "<soap:Header><h:h xmlns:h='urn:h'>" + xml + "</h:h>"));
    }

    /** In the signed body, after it was signed, together with an element that changes its digest in any case. */
    static byte[] inBody(String message, String xml) {
        return bytes(message.replace("<customerId>", xml + "<z/><customerId>"));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
