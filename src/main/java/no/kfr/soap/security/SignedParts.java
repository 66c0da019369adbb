package no.kfr.soap.security;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.refusal.Rule;
import no.kfr.soap.message.Addressing;
import no.kfr.soap.message.Envelope;
import no.kfr.soap.message.Xml;
import org.w3c.dom.Element;

/**
 * What a signature says that it covers, found out before a byte is digested: all that has to be covered, each part once, and no part
 * within another one. So what is digested is never more than the message.
 */
final class SignedParts {

    private static final Rule NOWHERE = new Rule(
            "points to the Id of an element in this message; the element was removed, or its Id changed, after signing",
            "skal vise til Id-en til et element i meldingen; elementet er fjernet, eller Id-en endret, etter"
                    + " signering");
    private static final Rule NOT_COVERED = new Rule(
            "is covered by the signature; here no ds:Reference points to it: name it among the parts to be signed",
            "skal være dekket av signaturen; her er det ingen ds:Reference som viser til den: ta den med blant delene"
                    + " som signeres");

    private SignedParts() {}

    /** @throws Refused when something has to be covered and is not, or is covered that is no part of its own */
    static void require(Envelope envelope, SecurityHeader header) {
        List<Element> named = new ArrayList<>();
        for (Element reference : header.references()) {
            Element part = envelope.ids().get(reference.getAttribute("URI").substring(1));
            if (part == null) {
                throw Refused.because(Code.SIGNATURE_INVALID, "ds:Reference", NOWHERE);
            }
            named.add(part);
        }
        requireCovered(envelope, header, setOf(named));
        Set<Element> parts = partsOf(envelope, header);
        if (!named.stream().allMatch(parts::remove)) {
            throw Refused.because(
                    Code.INVALID_ENVELOPE,
                    "ds:Reference",
                    "points to the Body, the Timestamp, the token or another header, once to each");
        }
    }

    /** @throws Refused with the code of the part that these elements lack */
    static void requireCovered(Envelope envelope, SecurityHeader header, Set<Element> covered) {
        require(covered, envelope.body(), Code.BODY_NOT_SIGNED);
        require(covered, header.timestamp(), Code.TIMESTAMP_NOT_SIGNED);
        Addressing.of(envelope).headers().forEach(part -> require(covered, part, Code.ADDRESSING_NOT_SIGNED));
    }

    private static Set<Element> partsOf(Envelope envelope, SecurityHeader header) {
        Set<Element> parts = setOf(Xml.children(envelope.header()));
        parts.remove(header.element());
        parts.addAll(List.of(envelope.body(), header.timestamp(), header.token()));
        return parts;
    }

    static Set<Element> setOf(List<Element> elements) {
        Set<Element> set = Collections.newSetFromMap(new IdentityHashMap<>());
        set.addAll(elements);
        return set;
    }

    private static void require(Set<Element> covered, Element part, Code code) {
        if (!covered.contains(part)) {
            throw Refused.because(code, part.getLocalName(), NOT_COVERED);
        }
    }
}
