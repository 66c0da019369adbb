package no.kfr.soap.honest;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.UnaryOperator;
import no.kfr.TestNumbers;
import no.kfr.soap.Payloads;
import no.kfr.soap.SignedRequest;
import no.kfr.soap.message.Xml;

/**
 * One way in which an honest caller writes a registration.
 *
 * @param name who sends it so, or what is otherwise
 * @param expected the outcome {@code added}, or the code of the fault
 * @param rule what the fault says of it; empty when the code says all
 * @param making the message
 */
record Variant(String name, String expected, String rule, Making making) {

    static final String ADDED = "added";
    static final String UPLOAD = "/services/CustomerRelationshipUpload";

    interface Making {
        Sent make(UUID correlationId) throws Exception;
    }

    interface Request {
        SignedRequest make(SignedRequest registration) throws Exception;
    }

    /**
     * What goes over the wire.
     *
     * @param contentType none when it is empty
     */
    record Sent(String path, String contentType, byte[] body, String soap) {

        Sent as(String type) {
            return new Sent(path, type, body, soap);
        }

        Sent to(String address) {
            return new Sent(address, contentType, body, soap);
        }

        /** Its text, changed and in another charset. */
        Sent written(Charset charset, UnaryOperator<String> change) {
            String text = change.apply(new String(body, StandardCharsets.UTF_8));
            return new Sent(path, contentType, text.getBytes(charset), soap);
        }
    }

    Variant(String name, String expected, Making making) {
        this(name, expected, "", making);
    }

    Variant because(String broken) {
        return new Variant(name, expected, broken, making);
    }

    /** A registration that is made otherwise before or after it is signed. */
    static Variant of(String name, String expected, Request request) {
        return new Variant(name, expected, id -> sent(request.make(registration(id, ""))));
    }

    /** A registration with these elements after the customer id. */
    static Variant saying(String name, String expected, String more) {
        return new Variant(name, expected, id -> sent(registration(id, more)));
    }

    /** A registration as it is mostly sent, on its way. */
    static Variant on(String name, String expected, UnaryOperator<Sent> way) {
        return new Variant(name, expected, id -> way.apply(sent(registration(id, ""))));
    }

    static SignedRequest registration(UUID id, String more) {
        return Payloads.register(id, TestNumbers.customer().value(), more);
    }

    static Sent sent(SignedRequest request) throws Exception {
        boolean soap12 = request.soapNamespace().equals(Xml.SOAP_12);
        return new Sent(
                UPLOAD + (soap12 ? "/soap12" : ""),
                (soap12 ? "application/soap+xml" : "text/xml") + ";charset=UTF-8",
                request.text().getBytes(StandardCharsets.UTF_8),
                request.soapNamespace());
    }

    @Override
    public String toString() {
        return expected + " " + name;
    }
}
