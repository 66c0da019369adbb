package no.kfr.soap.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import no.kfr.soap.Payloads;
import no.kfr.soap.message.Xml;
import org.w3c.dom.Element;

/** References that point elsewhere, or say less than they seem to: outside the message, by XPointer, nowhere, to nothing of ours. */
final class ReferenceAttacks {

    private ReferenceAttacks() {}

    static List<Attack> all() {
        List<Attack> attacks = new ArrayList<>();
        for (String uri : List.of(
                "",
                "http://localhost:%d/reference",
                "file:///etc/passwd",
                "cid:part-2",
                "jar:http://localhost:%d/a.jar!/b",
                "//localhost:%d/reference",
                "#")) {
            attacks.add(bodyReference(uri, "KFR-026"));
        }
        for (String uri : List.of(
                "#xpointer(/)",
                "#xpointer(id('%s'))",
                "#xpointer(//customerId)",
                "#element(/1/2)",
                "#xmlns(s=urn:s)xpointer(//s:Body)",
                "#%%20")) {
            attacks.add(bodyReference(uri, "KFR-026"));
        }
        attacks.add(Attack.altered(
                "a reference to nothing in the message",
                "KFR-034",
                document -> Surgery.references(document).getFirst().setAttribute("URI", "#nothing-here")));
        attacks.add(Attack.altered(
                "a reference without any address",
                "KFR-026",
                document -> Surgery.references(document).getFirst().removeAttribute("URI")));
        attacks.add(made(
                "a reference to a whole xpointer that verifies",
                Resigning.anew().also("#xpointer(/)")));
        attacks.add(made("a reference to the whole document", Resigning.anew().also("")));
        attacks.add(Attack.altered("the body is left out of the signature", "KFR-031", document -> {
            String body = "#" + Surgery.id(Surgery.body(document));
            Surgery.references(document).stream()
                    .filter(reference -> reference.getAttribute("URI").equals(body))
                    .forEach(Surgery::remove);
            Resigning.anew().accept(document);
        }));
        attacks.add(Attack.altered("only what is in the body is signed, not the body", "KFR-031", document -> {
            Element body = Surgery.body(document);
            String id = Surgery.id(body);
            body.removeAttributeNS(Xml.UTILITY, "Id");
            Xml.children(body).getFirst().setAttributeNS(Xml.UTILITY, "wsu:Id", id);
            Resigning.anew().accept(document);
        }));
        return attacks;
    }

    private static Attack made(String name, Consumer<org.w3c.dom.Document> signing) {
        return Attack.made(name, "KFR-026", id -> Payloads.register(id).afterwards(signing));
    }

    private static Attack bodyReference(String uri, String code) {
        return Attack.altered("a reference to " + uri, code, document -> {
            Element body = Surgery.body(document);
            String id = Surgery.id(body);
            String filled = uri.replace("%s", id)
                    .replace("%d", String.valueOf(Listening.port()))
                    .replace("%%", "%");
            Surgery.references(document).stream()
                    .filter(reference -> reference.getAttribute("URI").equals("#" + id))
                    .forEach(reference -> reference.setAttribute("URI", filled));
        });
    }
}
