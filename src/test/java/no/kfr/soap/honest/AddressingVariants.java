package no.kfr.soap.honest;

import java.util.List;
import no.kfr.soap.message.Xml;

/** Where the answer is to go, and what it is to bring along. */
final class AddressingVariants {

    private static final String TOO_MANY = "holds at most 10 parameters, of 50 elements and 2000 characters in all";
    private static final String NOT_OWN = "holds elements of the caller's own";

    private AddressingVariants() {}

    static List<Variant> all() {
        return List.of(
                header(".NET: ReplyTo is anonymous", Variant.ADDED, replyTo("")),
                header(
                        ".NET: ReplyTo has parameters",
                        Variant.ADDED,
                        replyTo("<s:session xmlns:s=\"urn:s\" Id=\"5\"><s:number>7</s:number></s:session>")),
                header("FaultTo is anonymous", Variant.ADDED, replyTo("").replace("ReplyTo", "FaultTo")),
                header("ReplyTo is none", Variant.ADDED, replyTo("").replace("/anonymous", "/none")),
                header("eleven parameters", "KFR-102", replyTo("<s:n xmlns:s=\"urn:s\"/>".repeat(11)))
                        .because(TOO_MANY),
                header(
                                "a parameter of 51 elements",
                                "KFR-102",
                                replyTo("<s:a xmlns:s=\"urn:s\">" + "<s:n/>".repeat(50) + "</s:a>"))
                        .because(TOO_MANY),
                header(
                                "an attribute of 2,001 characters",
                                "KFR-102",
                                replyTo("<s:a xmlns:s=\"urn:s\" n=\"" + "n".repeat(2001) + "\"/>"))
                        .because(TOO_MANY),
                header(
                                "a security header for the reply",
                                "KFR-102",
                                replyTo("<w:Security xmlns:w=\"" + Xml.SECURITY + "\"/>"))
                        .because(NOT_OWN),
                header("an action for the reply", "KFR-102", replyTo("<wsa:Action>urn:x</wsa:Action>"))
                        .because(NOT_OWN),
                header(
                                "a parameter that must be understood",
                                "KFR-102",
                                replyTo("<s:a xmlns:s=\"urn:s\" soap:mustUnderstand=\"1\"/>"))
                        .because(NOT_OWN));
    }

    static String replyTo(String parameters) {
        return "<wsa:ReplyTo><wsa:Address>" + Xml.ADDRESSING + "/anonymous</wsa:Address>"
                + (parameters.isEmpty() ? "" : "<wsa:ReferenceParameters>" + parameters + "</wsa:ReferenceParameters>")
                + "</wsa:ReplyTo>";
    }

    private static Variant header(String name, String expected, String header) {
        return Variant.of(name, expected, request -> request.header(header));
    }
}
