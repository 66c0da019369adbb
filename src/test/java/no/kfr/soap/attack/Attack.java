package no.kfr.soap.attack;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import no.kfr.soap.Payloads;
import no.kfr.soap.SignedRequest;
import no.kfr.soap.message.Xml;
import org.w3c.dom.Document;

/**
 * One way to get something past the register that its sender did not sign, now, to us; or to keep it busy.
 *
 * @param name a sentence
 * @param code what it is refused with
 * @param rule what the fault says of it beside the code; empty when the code says all
 * @param making the message of the attack, made from one that is right and would register a relationship
 */
record Attack(String name, String code, String rule, Making making) {

    static final String UPLOAD = "/services/CustomerRelationshipUpload";
    static final String TEXT = "text/xml;charset=UTF-8";

    Attack(String name, String code, Making making) {
        this(name, code, "", making);
    }

    Attack because(String broken) {
        return new Attack(name, code, broken, making);
    }

    interface Making {
        Wire make(UUID correlationId) throws Exception;
    }

    interface Request {
        SignedRequest make(UUID correlationId) throws Exception;
    }

    /** What goes over the wire. */
    record Wire(String path, String contentType, byte[] body, List<String> headers) {

        static Wire of(String text) {
            return new Wire(UPLOAD, TEXT, text.getBytes(StandardCharsets.UTF_8), List.of());
        }

        Wire to(String other) {
            return new Wire(other, contentType, body, headers);
        }

        Wire as(String otherType) {
            return new Wire(path, otherType, body, headers);
        }

        Wire with(String... more) {
            return new Wire(path, contentType, body, List.of(more));
        }
    }

    /** A message that is made otherwise from the beginning. */
    static Attack made(String name, String code, Request request) {
        return new Attack(name, code, id -> {
            SignedRequest made = request.make(id);
            boolean soap12 = made.soapNamespace().equals(Xml.SOAP_12);
            Wire wire = Wire.of(made.text()).to("/services/" + made.service() + (soap12 ? "/soap12" : ""));
            return soap12 ? wire.as("application/soap+xml;charset=UTF-8") : wire;
        });
    }

    /** A message that is right until it is operated upon. */
    static Attack altered(String name, String code, Consumer<Document> surgery) {
        return made(name, code, id -> Payloads.register(id).afterwards(surgery));
    }

    /** A message that is right until its text is changed. */
    static Attack rewritten(String name, String code, UnaryOperator<String> rewriting) {
        return new Attack(
                name, code, id -> Wire.of(rewriting.apply(Payloads.register(id).text())));
    }

    @Override
    public String toString() {
        return code + " " + name;
    }
}
