package no.kfr.soap.fault;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import no.kfr.refusal.Code;
import no.kfr.soap.message.Xml;

/** A fault made of text alone: of what the request held it repeats its ids only. */
record TextFault(
        String soap,
        String service,
        Optional<String> relatesTo,
        Code code,
        Optional<String> correlationId,
        OffsetDateTime time) {

    /** The envelope, unsigned. */
    String text() {
        return """
            <soap:Envelope xmlns:soap="%s"><soap:Header xmlns:wsa="%s"><wsa:Action>%s:fault</wsa:Action>\
            <wsa:MessageID>urn:uuid:%s</wsa:MessageID><wsa:To>%s/anonymous</wsa:To>%s</soap:Header>\
            <soap:Body><soap:Fault>%s</soap:Fault></soap:Body></soap:Envelope>\
            """.formatted(soap, Xml.ADDRESSING, service, UUID.randomUUID(), Xml.ADDRESSING, relation(), fault());
    }

    private String relation() {
        return relatesTo
                .map(id -> "<wsa:RelatesTo>" + escaped(id) + "</wsa:RelatesTo>")
                .orElse("");
    }

    private String fault() {
        String reason = escaped(code.id() + " " + code.english());
        if (soap.equals(Xml.SOAP_12)) {
            return "<soap:Code><soap:Value>soap:" + blamed("Receiver", "Sender")
                    + "</soap:Value></soap:Code><soap:Reason><soap:Text xml:lang=\"en\">" + reason
                    + "</soap:Text></soap:Reason><soap:Detail>" + detail() + "</soap:Detail>";
        }
        return "<faultcode>soap:" + blamed("Server", "Client") + "</faultcode><faultstring>" + reason
                + "</faultstring><detail>" + detail() + "</detail>";
    }

    private String blamed(String receiver, String sender) {
        if (code == Code.HEADER_NOT_UNDERSTOOD) {
            return "MustUnderstand";
        }
        return code.retryable() ? receiver : sender;
    }

    private String detail() {
        String id = correlationId
                .map(known -> "<correlationId>" + known + "</correlationId>")
                .orElse("");
        return """
            <fault xmlns="urn:no:kfr:types:v1"><code>%s</code><messageNorwegian>%s</messageNorwegian>\
            <messageEnglish>%s</messageEnglish>%s<time>%s</time><retryable>%s</retryable></fault>\
            """.formatted(code.id(), escaped(code.norwegian()), escaped(code.english()), id, time, code.retryable());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
