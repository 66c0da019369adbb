package no.kfr.soap.security;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import no.kfr.contract.XmlTime;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.soap.message.Xml;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** A point in time of the timestamp, in whichever way XML Schema has it written. */
final class SignedTime {

    private static final int LONGEST = 100;
    private static final String EXAMPLE = "2026-11-22T12:00:00Z";
    private static final Pattern WITH_ZONE = Pattern.compile("(?s).*T.*(Z|[+-]\\d\\d:\\d\\d)\\s*");

    private SignedTime() {}

    /** @throws Refused saying what is wrong with it, or that it is not there */
    static Instant in(Element timestamp, String name) {
        List<Element> found = Xml.children(timestamp, Xml.UTILITY, name);
        require(found.size() == 1, name, "is there once");
        Element time = found.getFirst();
        for (Node node = time.getFirstChild(); node != null; node = node.getNextSibling()) {
            // a comment is in no signature
            require(node instanceof Text, name, "holds a time and nothing else: no comment, no element");
        }
        String text = time.getTextContent();
        require(text.length() <= LONGEST, name, "has at most " + LONGEST + " characters");
        require(!text.isBlank(), name, "is not empty, but a time with zone: " + EXAMPLE);
        try {
            Instant read = XmlTime.dateTime(text).toInstant();
            require(WITH_ZONE.matcher(text).matches(), name, "has a zone: " + EXAMPLE);
            return read;
        } catch (DateTimeException noTime) {
            throw refused(name, "is a time with zone: " + EXAMPLE);
        }
    }

    private static void require(boolean held, String name, String rule) {
        if (!held) {
            throw refused(name, rule);
        }
    }

    private static Refused refused(String name, String rule) {
        return Refused.because(Code.TIMESTAMP_NOT_SIGNED, "wsu:" + name, rule);
    }
}
