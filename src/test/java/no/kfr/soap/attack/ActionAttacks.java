package no.kfr.soap.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.kfr.soap.Payloads;
import no.kfr.soap.SignedRequest;
import no.kfr.soap.message.Xml;
import org.w3c.dom.Element;

/** What is asked for, by whom the answer is to be had, and whom it was meant for: said in several places, in several ways. */
final class ActionAttacks {

    private static final String MISMATCH = "KFR-025";
    private static final String ADDRESSING = "KFR-033";
    private static final String ELSEWHERE = "KFR-028";
    private static final String REGISTER = "urn:no:kfr:upload:v1:registerCustomerRelationship";
    private static final String ANNUL = "urn:no:kfr:upload:v1:annulCustomerRelationship";

    private ActionAttacks() {}

    static List<Attack> all() {
        List<Attack> attacks = new ArrayList<>();
        actions(attacks);
        addresses(attacks);
        doubled(attacks);
        return attacks;
    }

    private static void actions(List<Attack> attacks) {
        attacks.add(Attack.made(
                "the signed action is another",
                MISMATCH,
                id -> Payloads.register(id).action(ANNUL)));
        attacks.add(Attack.made(
                "the signed action is that of an answer",
                MISMATCH,
                id -> Payloads.register(id).action(REGISTER + "Response")));
        for (String header :
                List.of(ANNUL, "\"" + ANNUL + "\"", "\"" + REGISTER, REGISTER + " ", "'" + REGISTER + "'")) {
            if (!header.strip().equals(REGISTER)) {
                attacks.add(withHeaders("SOAPAction is " + header, "SOAPAction", header));
            }
        }
        attacks.add(withHeaders("a second SOAPAction is another", "SOAPAction", REGISTER, "SOAPAction", ANNUL));
        attacks.add(withHeaders(
                "the first SOAPAction is empty, the second another", "SOAPAction", "\"\"", "SOAPAction", ANNUL));
        attacks.add(soap12("the type's action is another", "action=\"" + ANNUL + "\""));
        attacks.add(soap12(
                "a second action of the type is another",
                "KFR-027",
                "action=\"" + REGISTER + "\";action=\"" + ANNUL + "\""));
        attacks.add(soap12("the type's action is spelled with capitals and blanks", "ACTION = \"" + ANNUL + "\""));
        attacks.add(Attack.made(
                "an operation of the other service",
                "KFR-024",
                id -> SignedRequest.upload(
                        no.kfr.TestCertificates.institution(),
                        "lookupCustomerRelationships",
                        Payloads.instruction(id))));
        attacks.add(new Attack(
                "an upload at the address of the lookup",
                "KFR-024",
                id -> Attack.Wire.of(Payloads.register(id).text()).to("/services/CustomerRelationshipLookup")));
    }

    private static void addresses(List<Attack> attacks) {
        for (String name : List.of("ReplyTo", "FaultTo")) {
            for (String address : List.of(
                    Listening.url("answer"),
                    "file:///tmp/answer",
                    "jms:queue",
                    "",
                    Xml.ADDRESSING + "/anonymous?to=" + Listening.url("x"))) {
                attacks.add(Attack.made(
                        "wsa:" + name + " is '" + address + "', signed",
                        ELSEWHERE,
                        id -> Payloads.register(id).header(reference(name, address))));
            }
            attacks.add(Attack.made(
                    "wsa:" + name + " without an address",
                    ELSEWHERE,
                    id -> Payloads.register(id).header("<wsa:" + name + "/>")));
            attacks.add(Attack.made(
                    "wsa:" + name + " with two addresses",
                    ELSEWHERE,
                    id -> Payloads.register(id)
                            .header("<wsa:" + name + "><wsa:Address>" + Xml.ADDRESSING
                                    + "/anonymous</wsa:Address><wsa:Address>" + Listening.url("second")
                                    + "</wsa:Address></wsa:" + name + ">")));
            attacks.add(Attack.altered("wsa:" + name + " added afterwards", ADDRESSING, document -> {
                Element added = Surgery.add(Surgery.header(document), Xml.ADDRESSING, "wsa:" + name);
                Surgery.add(added, Xml.ADDRESSING, "wsa:Address").setTextContent(Xml.ADDRESSING + "/anonymous");
            }));
        }
        attacks.add(Attack.altered(
                "wsa:From added afterwards",
                ADDRESSING,
                document -> Surgery.add(Surgery.header(document), Xml.ADDRESSING, "wsa:From")));
        attacks.add(Attack.altered(
                "wsa:RelatesTo added afterwards",
                ADDRESSING,
                document -> Surgery.add(Surgery.header(document), Xml.ADDRESSING, "wsa:RelatesTo")));
    }

    private static void doubled(List<Attack> attacks) {
        for (String name : List.of("Action", "MessageID", "To")) {
            attacks.add(Attack.made(
                    "wsa:" + name + " twice, both signed",
                    ADDRESSING,
                    id -> Payloads.register(id)
                            .header("<wsa:" + name + ">" + (name.equals("Action") ? REGISTER : "urn:x") + "</wsa:"
                                    + name + ">")));
            attacks.add(Attack.made(
                    "no wsa:" + name,
                    ADDRESSING,
                    id -> Payloads.register(id)
                            .beforehand(document -> Surgery.remove(Surgery.signed(document, name)))));
            attacks.add(Attack.made(
                    "wsa:" + name + " is empty",
                    ADDRESSING,
                    id -> Payloads.register(id)
                            .beforehand(
                                    document -> Surgery.signed(document, name).setTextContent(" "))));
        }
        attacks.add(Attack.made(
                "wsa:ReplyTo twice, both signed",
                ADDRESSING,
                id -> Payloads.register(id)
                        .header(reference("ReplyTo", Xml.ADDRESSING + "/anonymous")
                                .repeat(2))));
    }

    private static String reference(String name, String address) {
        return "<wsa:" + name + "><wsa:Address>" + address + "</wsa:Address></wsa:" + name + ">";
    }

    private static Attack withHeaders(String name, String... headers) {
        return new Attack(
                name,
                MISMATCH,
                (UUID id) -> Attack.Wire.of(Payloads.register(id).text()).with(headers));
    }

    private static Attack soap12(String name, String parameters) {
        return soap12(name, MISMATCH, parameters);
    }

    private static Attack soap12(String name, String code, String parameters) {
        return new Attack(
                name,
                code,
                id -> Attack.Wire.of(Payloads.register(id).soap12().text())
                        .to(Attack.UPLOAD + "/soap12")
                        .as("application/soap+xml;charset=UTF-8;" + parameters));
    }
}
