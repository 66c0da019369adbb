package no.kfr.soap.message;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/**
 * A SOAP envelope of the one shape that the contracts have: a header, a body with one element, ids that are unique. It is
 * read once; what is verified and what is carried out are the same nodes.
 *
 * @param ids which element has which id; an id is short
 */
public record Envelope(Document document, Element header, Element body, Element payload, Map<String, Element> ids) {

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Set<String> VERSIONS = Set.of(Xml.SOAP_11, Xml.SOAP_12);
    private static final Set<String> ID_NAMES = Set.of("Id", "ID", "id");

    /** @throws Refused when the envelope is of another shape, or of no version of SOAP that the register speaks */
    static Envelope of(Document document) {
        Element root = document.getDocumentElement();
        String namespace = root.getNamespaceURI();
        if (!"Envelope".equals(root.getLocalName()) || namespace == null) {
            throw invalid("Envelope", "the message is a SOAP envelope");
        }
        if (!VERSIONS.contains(namespace)) {
            throw Refused.because(Code.UNSUPPORTED_MEDIA, "Envelope", "is of SOAP 1.1 or SOAP 1.2");
        }
        List<Element> parts = Xml.children(root);
        if (parts.size() == 1 && Xml.is(parts.getFirst(), namespace, "Body")) {
            throw Refused.because(Code.NOT_SIGNED);
        }
        if (parts.size() != 2
                || !Xml.is(parts.getFirst(), namespace, "Header")
                || !Xml.is(parts.getLast(), namespace, "Body")) {
            throw invalid("Envelope", "has exactly one Header and one Body, and nothing else");
        }
        // stays a HashMap: a sender may choose ids with the same hash, and an immutable map searches those one by one
        Map<String, Element> ids = new HashMap<>();
        requireUniqueIds(root, ids);
        Element body = parts.getLast();
        List<Element> content = Xml.children(body);
        if (content.size() != 1) {
            throw invalid("Body", "has exactly one element");
        }
        return new Envelope(document, parts.getFirst(), body, content.getFirst(), Collections.unmodifiableMap(ids));
    }

    /** Of the version of SOAP that it is written in. */
    String soapNamespace() {
        return String.valueOf(document.getDocumentElement().getNamespaceURI());
    }

    /** The request's correlation id, where it has one in the right form. It is only as trustworthy as the message. */
    public Optional<UUID> correlationId() {
        return uuid("correlationId");
    }

    /** The same, letter by letter as it was sent. */
    public Optional<String> correlationIdAsSent() {
        return correlationId().flatMap(known -> text("correlationId"));
    }

    public Optional<UUID> uuid(String field) {
        return text(field).filter(text -> UUID_FORM.matcher(text).matches()).map(UUID::fromString);
    }

    /** The text of a field of the request, unchecked. */
    public Optional<String> text(String field) {
        return Optional.ofNullable(payload.getNamespaceURI())
                .flatMap(namespace -> Xml.textOf(payload, namespace, field));
    }

    private static void requireUniqueIds(Element element, Map<String, Element> seen) {
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            if (isId(attribute)) {
                LengthLimits.require("Id", attribute.getValue(), LengthLimits.ID);
                Element before = seen.putIfAbsent(attribute.getValue(), element);
                // one element may have the same id in several spellings: it is the same element whichever is looked at
                if (before != null && before != element) {
                    throw invalid("Id", "every id in the message is unique");
                }
            }
        }
        Xml.children(element).forEach(child -> requireUniqueIds(child, seen));
    }

    private static boolean isId(Attr attribute) {
        String name = attribute.getLocalName();
        return name != null && ID_NAMES.contains(name);
    }

    private static Refused invalid(String field, String rule) {
        return Refused.because(Code.INVALID_ENVELOPE, field, rule);
    }
}
