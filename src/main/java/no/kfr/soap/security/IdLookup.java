package no.kfr.soap.security;

import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.crypto.dom.DOMCryptoContext;
import no.kfr.soap.message.Envelope;
import no.kfr.soap.message.Xml;
import org.apache.wss4j.common.util.XMLUtils;
import org.apache.wss4j.dom.callback.CallbackLookup;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Gives the library the elements that the register has found by their ids itself, and no others: what it has decided upon and what is
 * digested are the same nodes. An id is a {@code wsu:Id}, an {@code Id} or an {@code xml:id}; in the whole message one element has it.
 */
final class IdLookup implements CallbackLookup {

    /** Local names, by their namespaces; {@code Id} has none. */
    private static final List<Map.Entry<String, String>> SPELLINGS =
            List.of(Map.entry(Xml.UTILITY, "Id"), Map.entry("", "Id"), Map.entry(XMLConstants.XML_NS_URI, "id"));

    private final Envelope envelope;

    IdLookup(Envelope envelope) {
        this.envelope = envelope;
    }

    @Override
    public @Nullable Element getElement(String id, String valueType, boolean checkMultipleElements) {
        return getAndRegisterElement(id, valueType, checkMultipleElements, null);
    }

    @Override
    public @Nullable Element getAndRegisterElement(
            String reference, String valueType, boolean checkMultipleElements, @Nullable DOMCryptoContext context) {
        String id = XMLUtils.getIDFromReference(reference);
        Element element = envelope.ids().get(id);
        if (element == null) {
            return null;
        }
        boolean found = false;
        for (Map.Entry<String, String> spelling : SPELLINGS) {
            String namespace = spelling.getKey().isEmpty() ? null : spelling.getKey();
            if (id.equals(element.getAttributeNS(namespace, spelling.getValue()))) {
                found = true;
                register(element, namespace, spelling.getValue(), context);
            }
        }
        return found ? element : null;
    }

    private static void register(
            Element element, @Nullable String namespace, String name, @Nullable DOMCryptoContext context) {
        if (context != null) {
            context.setIdAttributeNS(element, namespace, name);
        }
    }

    @Override
    public List<Element> getElements(String localName, String namespace) {
        return envelope.body().getLocalName().equals(localName) ? List.of(envelope.body()) : List.of();
    }

    @Override
    public Element getSOAPBody() {
        return envelope.body();
    }
}
