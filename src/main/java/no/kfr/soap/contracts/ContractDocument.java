package no.kfr.soap.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import no.kfr.soap.message.Xml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** One contract file from the jar, and what the variants change in it: where schemas stand, policy, addresses. */
final class ContractDocument {

    private static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";
    private static final String SCHEMA = XMLConstants.W3C_XML_SCHEMA_NS_URI;
    private static final String POLICY = "http://www.w3.org/ns/ws-policy";
    private static final String PLACEHOLDER = "https://localhost:8443";

    private final Document document;

    private ContractDocument(Document document) {
        this.document = document;
    }

    /** @param path inside the jar, such as {@code /wsdl/CustomerRelationshipUpload.wsdl} */
    static ContractDocument read(String path) {
        try (InputStream in = ContractDocument.class.getResourceAsStream(path)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return new ContractDocument(factory.newDocumentBuilder().parse(in, path));
        } catch (IOException | SAXException | ParserConfigurationException broken) {
            throw new IllegalStateException("the contract " + path + " cannot be read", broken);
        }
    }

    /** Schemas are asked for at the same address: {@code ?xsd=types-v1.xsd}. */
    ContractDocument withSchemasAt(String address) {
        elements(SCHEMA, "import").forEach(imported -> {
            String location = imported.getAttribute("schemaLocation");
            imported.setAttribute("schemaLocation", address + "?xsd=" + fileName(location));
        });
        return this;
    }

    ContractDocument withSchemasInside() {
        Element types = elements(WSDL, "types").get(0);
        Map<String, Element> schemas = new LinkedHashMap<>();
        Xml.children(types, SCHEMA, "schema").forEach(importing -> {
            collect(importing, schemas);
            types.removeChild(importing);
        });
        schemas.values().forEach(schema -> types.appendChild(document.importNode(schema, true)));
        return this;
    }

    private static void collect(Element schema, Map<String, Element> found) {
        for (Element imported : Xml.children(schema, SCHEMA, "import")) {
            String file = fileName(imported.getAttribute("schemaLocation"));
            imported.removeAttribute("schemaLocation");
            if (!file.isEmpty() && !found.containsKey(file)) {
                Element content = read("/xsd/" + file).document.getDocumentElement();
                collect(content, found);
                found.putIfAbsent(file, content);
            }
        }
    }

    ContractDocument withoutPolicy() {
        elements(POLICY, "PolicyReference")
                .forEach(reference -> reference.getParentNode().removeChild(reference));
        elements(POLICY, "Policy").stream()
                .filter(policy -> policy.getParentNode() == document.getDocumentElement())
                .forEach(policy -> document.getDocumentElement().removeChild(policy));
        return this;
    }

    ContractDocument withAddressesAt(String base) {
        for (String binding : new String[] {WSDL + "soap/", WSDL + "soap12/"}) {
            elements(binding, "address")
                    .forEach(address -> address.setAttribute(
                            "location", address.getAttribute("location").replace(PLACEHOLDER, base)));
        }
        return this;
    }

    String text() {
        try {
            StringWriter text = new StringWriter();
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(text));
            return text.toString();
        } catch (TransformerException broken) {
            throw new IllegalStateException("a contract cannot be written", broken);
        }
    }

    /** A copy of the live list, so that elements may be taken out while walking through it. */
    private List<Element> elements(String namespace, String name) {
        NodeList nodes = document.getElementsByTagNameNS(namespace, name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static String fileName(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
