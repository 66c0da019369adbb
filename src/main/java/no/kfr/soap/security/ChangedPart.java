package no.kfr.soap.security;

import java.util.ArrayList;
import java.util.List;
import no.kfr.refusal.Rule;
import no.kfr.soap.message.Xml;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** A part of a message that is not as it was signed: what has happened to it, as far as one can see. */
final class ChangedPart {

    private static final Rule CHANGED = new Rule(
            "was changed after it was signed: its digest is another. Nothing may indent, re-encode or re-serialise it"
                    + " after signing",
            "er endret etter signering: hashen er en annen. Ingenting får rykke inn, omkode eller skrive om innholdet"
                    + " etter signering");
    private static final Rule INDENTED = new Rule(
            "has blanks and line breaks between its elements: it seems to have been indented (pretty-printing) after"
                    + " it was signed",
            "har mellomrom og linjeskift mellom elementene: den ser ut til å være rykket inn (pretty-printing) etter"
                    + " signering");
    private static final Rule CARRIAGE_RETURNS = new Rule(
            "has carriage returns (&#13;) in its text: line ends seem to have been changed between CRLF and LF after"
                    + " it was signed",
            "har CR-tegn (&#13;) i teksten: linjeskift ser ut til å være endret mellom CRLF og LF etter signering");
    private static final Rule FILE = new Rule(
            "was changed after it was signed, or the xop:Include was signed in place of the file: what is signed is"
                + " the file's content as base64, in one line; have your stack sign before MTOM takes the content out,"
                + " or send it within the message",
            "er endret etter signering, eller det er xop:Include som er signert i stedet for filen: det er filens"
                + " innhold som base64, på én linje, som skal signeres; la rammeverket signere før MTOM tar innholdet"
                + " ut, eller send innholdet i selve meldingen");
    private static final Rule TOKEN = new Rule(
            "was changed after it was signed: mostly its base64 was broken into lines or joined, or the token was"
                    + " replaced by another form of the certificate (PEM, or a chain)",
            "er endret etter signering: som oftest er base64-teksten delt i linjer eller slått sammen, eller tokenet"
                    + " er byttet ut med en annen form av sertifikatet (PEM, eller en kjede)");

    private ChangedPart() {}

    static String nameOf(Element part) {
        if (Xml.is(part, Xml.SECURITY, "BinarySecurityToken")) {
            return "wsse:BinarySecurityToken";
        }
        if (Xml.is(part, Xml.UTILITY, "Timestamp")) {
            return "wsu:Timestamp";
        }
        boolean known = Xml.ADDRESSING.equals(part.getNamespaceURI()) || "Body".equals(part.getLocalName());
        return known ? part.getLocalName() : "Header";
    }

    static Rule ruleOf(Element part) {
        if (Xml.is(part, Xml.SECURITY, "BinarySecurityToken")) {
            return TOKEN;
        }
        List<Text> texts = new ArrayList<>();
        collect(part, texts);
        if (texts.stream().anyMatch(text -> text.getData().indexOf('\r') >= 0)) {
            return CARRIAGE_RETURNS;
        }
        if (texts.stream().anyMatch(ChangedPart::standsBetweenElements)) {
            return INDENTED;
        }
        return part.getElementsByTagNameNS("*", "content").getLength() > 0 ? FILE : CHANGED;
    }

    private static boolean standsBetweenElements(Text text) {
        return text.getData().isBlank()
                && (text.getNextSibling() instanceof Element || text.getPreviousSibling() instanceof Element);
    }

    private static void collect(Element element, List<Text> texts) {
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Text text) {
                texts.add(text);
            } else if (node instanceof Element child) {
                collect(child, texts);
            }
        }
    }
}
