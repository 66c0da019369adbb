package no.kfr.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.wsdl.Binding;
import javax.wsdl.Definition;
import javax.wsdl.Operation;
import javax.wsdl.Part;
import javax.wsdl.Port;
import javax.wsdl.PortType;
import javax.wsdl.Service;
import javax.wsdl.extensions.soap.SOAPAddress;
import javax.wsdl.extensions.soap12.SOAP12Address;
import javax.wsdl.factory.WSDLFactory;
import javax.wsdl.xml.WSDLReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The served contracts open in a WSDL reader, and all variants say the same. */
class ContractVariantsTest {

    private static final String SCHEMA = "http://www.w3.org/2001/XMLSchema";
    private static final String POLICY = "http://www.w3.org/ns/ws-policy";

    private final RunningRegister register = RunningRegister.shared();

    @ParameterizedTest
    @ValueSource(strings = {"CustomerRelationshipUpload", "CustomerRelationshipLookup"})
    void all_variants_have_the_same_operations_messages_ports_and_addresses(String service) throws Exception {
        List<SortedSet<String>> variants = new ArrayList<>();
        for (String query : List.of("?wsdl", "?wsdl=flattened", "?singleWsdl", "?wsdl=policy-free")) {
            variants.add(facts(read(service, query)));
        }
        assertThat(variants.getFirst()).hasSizeGreaterThan(6);
        assertThat(variants).allSatisfy(facts -> assertThat(facts).isEqualTo(variants.getFirst()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CustomerRelationshipUpload", "CustomerRelationshipLookup"})
    void flattened_variants_hold_the_very_schemas_that_the_original_imports(String service) throws Exception {
        SortedSet<String> imported = new TreeSet<>();
        for (Element each : elements(document(service, "?wsdl"), SCHEMA, "import")) {
            imported.addAll(declared(SignedRequest.parse(
                    register.get(each.getAttribute("schemaLocation").replaceFirst("^https?://[^/]*", ""))
                            .body())));
        }
        assertThat(imported).isNotEmpty();
        assertThat(declared(document(service, "?wsdl=flattened"))).isEqualTo(imported);
        assertThat(declared(document(service, "?wsdl=policy-free"))).isEqualTo(imported);
        assertThat(register.get(path(service, "?wsdl=flattened")).body()).doesNotContain("schemaLocation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CustomerRelationshipUpload", "CustomerRelationshipLookup"})
    void only_the_policy_free_variant_has_no_policy(String service) throws Exception {
        assertThat(policies(service, "?wsdl")).isNotEmpty().isEqualTo(policies(service, "?wsdl=flattened"));
        assertThat(policies(service, "?wsdl=policy-free")).isEmpty();
    }

    @Test
    void an_unknown_variant_or_schema_is_not_found() throws Exception {
        assertThat(register.get("/services/CustomerRelationshipUpload?xsd=../application.yaml")
                        .headers()
                        .firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(register.get("/services/Nothing?wsdl").statusCode()).isEqualTo(404);
    }

    @Test
    void a_contract_is_the_same_bytes_with_the_same_tag_and_is_not_sent_twice() throws Exception {
        String path = path("CustomerRelationshipUpload", "?wsdl=flattened");
        HttpResponse<String> first = register.get(path);
        HttpResponse<String> again = register.get(path);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("ETag")).hasValue(tag);
        assertThat(first.headers().firstValue("Content-Length"))
                .hasValue(String.valueOf(first.body().getBytes(java.nio.charset.StandardCharsets.UTF_8).length));
        HttpResponse<String> known = register.get(path, Map.of("If-None-Match", tag));
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        assertThat(register.get(path("CustomerRelationshipUpload", "?wsdl"), Map.of("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> head = register.call("HEAD", path);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length"))
                .isEqualTo(first.headers().firstValue("Content-Length"));
    }

    private Definition read(String service, String query) throws Exception {
        WSDLReader reader = WSDLFactory.newInstance().newWSDLReader();
        reader.setFeature("javax.wsdl.verbose", false);
        reader.setFeature("javax.wsdl.importDocuments", false);
        HttpResponse<String> served = register.get(path(service, query));
        assertThat(served.statusCode()).isEqualTo(200);
        return reader.readWSDL(null, new InputSource(new StringReader(served.body())));
    }

    private static SortedSet<String> facts(Definition definition) {
        SortedSet<String> facts = new TreeSet<>();
        facts.add(definition.getQName() + " in " + definition.getTargetNamespace());
        for (Object each : definition.getPortTypes().values()) {
            for (Object operation : ((PortType) each).getOperations()) {
                facts.add(operation((Operation) operation));
            }
        }
        for (Object each : definition.getBindings().values()) {
            Binding binding = (Binding) each;
            facts.add(binding.getQName() + " " + binding.getBindingOperations().size());
        }
        for (Object service : definition.getServices().values()) {
            for (Object port : ((Service) service).getPorts().values()) {
                facts.add(((Port) port).getName() + " " + address((Port) port));
            }
        }
        return facts;
    }

    private static String operation(Operation operation) {
        return operation.getName()
                + parts(operation.getInput().getMessage().getParts().values())
                + parts(operation.getOutput().getMessage().getParts().values())
                + operation.getFaults().keySet();
    }

    private static List<String> parts(Iterable<?> parts) {
        List<String> names = new ArrayList<>();
        parts.forEach(part -> names.add(((Part) part).getName() + " " + ((Part) part).getElementName()));
        return names;
    }

    private static String address(Port port) {
        return switch (port.getExtensibilityElements().getFirst()) {
            case SOAPAddress soap -> soap.getLocationURI();
            case SOAP12Address soap -> soap.getLocationURI();
            default -> "none";
        };
    }

    private List<String> policies(String service, String query) throws Exception {
        List<String> found = new ArrayList<>();
        for (String name : List.of("Policy", "PolicyReference")) {
            elements(document(service, query), POLICY, name)
                    .forEach(each -> found.add(name
                            + each.getAttribute("URI")
                            + each.getTextContent().strip()));
        }
        return found;
    }

    /** Names of all that the schemas in a document declare, with their content's shape. */
    private static SortedSet<String> declared(Document document) {
        SortedSet<String> names = new TreeSet<>();
        for (Element schema : elements(document, SCHEMA, "schema")) {
            String namespace = schema.getAttribute("targetNamespace");
            for (String kind : List.of("element", "complexType", "simpleType", "enumeration", "pattern")) {
                for (Element each : elements(schema, kind)) {
                    names.add(namespace + " " + kind + " " + each.getAttribute("name") + each.getAttribute("type")
                            + each.getAttribute("value") + each.getAttribute("minOccurs"));
                }
            }
        }
        return names;
    }

    private static List<Element> elements(Element parent, String name) {
        return list(parent.getElementsByTagNameNS(SCHEMA, name));
    }

    private static List<Element> elements(Document document, String namespace, String name) {
        return list(document.getElementsByTagNameNS(namespace, name));
    }

    private static List<Element> list(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private Document document(String service, String query) throws Exception {
        return SignedRequest.parse(register.get(path(service, query)).body());
    }

    private static String path(String service, String query) {
        return "/services/" + service + query;
    }
}
