package no.kfr.soap.reply;

import no.kfr.identity.ShownText;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Text that XML 1.0 has characters for; each other one is replaced. */
final class WritableText {

    private WritableText() {}

    /** Makes all texts and attributes within the element writable. */
    static void in(Element element) {
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            if (!isWritable(attribute.getValue())) {
                attribute.setValue(of(attribute.getValue()));
            }
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inside) {
                in(inside);
            } else if (!isWritable(child.getNodeValue())) {
                child.setNodeValue(of(child.getNodeValue()));
            }
        }
    }

    static String of(String text) {
        StringBuilder writable = new StringBuilder(text.length());
        text.codePoints().map(c -> isWritable(c) ? c : ShownText.REPLACEMENT).forEach(writable::appendCodePoint);
        return writable.toString();
    }

    private static boolean isWritable(String text) {
        return text.codePoints().allMatch(WritableText::isWritable);
    }

    private static boolean isWritable(int c) {
        return c >= ' ' && c < Character.MIN_SURROGATE
                || c == '\n'
                || c == '\t'
                || c == '\r'
                || c > Character.MAX_SURROGATE && c != 0xfffe && c != 0xffff;
    }
}
