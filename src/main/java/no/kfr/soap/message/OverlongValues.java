package no.kfr.soap.message;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.CharacterData;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Finds values that are longer than any that the contract permits, in one walk through a payload. Only a batch's own content may be
 * long.
 */
final class OverlongValues {

    /** The contract's longest value has 500 characters; one that Unicode has beyond its first plane counts twice here. */
    static final int LONGEST = 1000;

    private static final Set<QName> CONTENT =
            Set.of(new QName("urn:no:kfr:upload:v1", "content"), new QName("urn:no:kfr:upload:v1", "entries"));

    private OverlongValues() {}

    /** The elements whose own text is too long: the first of each name. */
    static List<Element> in(Element payload) {
        Map<String, Element> found = new LinkedHashMap<>();
        Node next = payload;
        while (next != null) {
            boolean content = isContent(next, payload);
            if (next instanceof Element element && !content && length(element) > LONGEST) {
                found.putIfAbsent(element.getLocalName(), element);
            }
            next = content ? after(next, payload) : following(next, payload);
        }
        return new ArrayList<>(found.values());
    }

    private static boolean isContent(Node node, Element payload) {
        return node.getParentNode() == payload && CONTENT.contains(new QName(node.getNamespaceURI(), name(node)));
    }

    private static String name(Node node) {
        return node.getLocalName() == null ? node.getNodeName() : node.getLocalName();
    }

    private static int length(Element element) {
        int length = 0;
        for (Node child = element.getFirstChild(); child != null && length <= LONGEST; child = child.getNextSibling()) {
            // what surrounds elements is layout
            if (child instanceof Element) {
                return 0;
            }
            length += child instanceof CharacterData text ? text.getLength() : 0;
        }
        return length;
    }

    private static @Nullable Node following(Node node, Element payload) {
        return node.getFirstChild() == null ? after(node, payload) : node.getFirstChild();
    }

    private static @Nullable Node after(Node node, Element payload) {
        Node up = node;
        while (up != null && up != payload) {
            if (up.getNextSibling() != null) {
                return up.getNextSibling();
            }
            up = up.getParentNode();
        }
        return null;
    }
}
