package no.kfr.soap.message;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import no.kfr.refusal.Code;
import no.kfr.refusal.Violation;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Validates requests against the contract's schemas, and says which field broke which rule, without its value. */
public final class SchemaRules {

    private static final String CURRENT_ELEMENT = "http://apache.org/xml/properties/dom/current-element-node";
    private static final Map<String, Code> CODES = Map.ofEntries(
            Map.entry("customerId", Code.INVALID_CUSTOMER_ID),
            Map.entry("from", Code.INVALID_CUSTOMER_ID),
            Map.entry("to", Code.INVALID_CUSTOMER_ID),
            Map.entry("relationshipType", Code.INVALID_RELATIONSHIP_TYPE),
            Map.entry("startDate", Code.INVALID_DATE),
            Map.entry("endDate", Code.INVALID_DATE),
            Map.entry("extractedAt", Code.INVALID_DATE),
            Map.entry("asOf", Code.INVALID_DATE),
            Map.entry("controlObject", Code.LOOKUP_INVALID_CUSTOMER_ID),
            Map.entry("fromDate", Code.LOOKUP_INVALID_PERIOD),
            Map.entry("toDate", Code.LOOKUP_INVALID_PERIOD),
            Map.entry("referenceDate", Code.LOOKUP_INVALID_PERIOD),
            Map.entry("accountNumber", Code.LOOKUP_INVALID_ACCOUNT_NUMBER));

    private final Schema schema;

    private SchemaRules(Schema schema) {
        this.schema = schema;
    }

    /** The rules of the schemas that the jar ships; types come first, so that no import needs to be looked up. */
    public static SchemaRules ofContract() {
        try {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setResourceResolver(
                    (type, namespace, publicId, systemId, base) -> ShippedSchema.of(systemId, base));
            return new SchemaRules(factory.newSchema(new Source[] {source("upload-v1.xsd"), source("lookup-v1.xsd")}));
        } catch (SAXException broken) {
            throw new IllegalStateException("the contract's own schemas are broken", broken);
        }
    }

    private static StreamSource source(String name) {
        return new StreamSource(SchemaRules.class.getResourceAsStream("/xsd/" + name), name);
    }

    /**
     * Every field that breaks the schema, in the order of the message; empty when it is valid. Where a value is longer than any that
     * the contract permits, only that is told: a schema looks at patterns and numbers before it looks at lengths.
     */
    public List<Violation> violationsIn(Element payload) {
        List<Violation> tooLong =
                OverlongValues.in(payload).stream().map(SchemaRules::tooLong).toList();
        return tooLong.isEmpty() ? validated(payload) : tooLong;
    }

    private static Violation tooLong(Element element) {
        String field = element.getLocalName();
        return new Violation(
                CODES.getOrDefault(field, Code.INVALID_REQUEST),
                field,
                SchemaMessages.TOO_LONG,
                masked(element.getTextContent()));
    }

    private List<Violation> validated(Element payload) {
        Validator validator = schema.newValidator();
        Collector collector = new Collector(validator);
        validator.setErrorHandler(collector);
        try {
            validator.validate(new DOMSource(payload));
        } catch (SAXException invalid) {
            collector.addMissing();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return collector.violations;
    }

    private static final class Collector implements ErrorHandler {

        private final Validator validator;
        private final List<Violation> violations = new ArrayList<>();
        private final Set<String> fields = new HashSet<>();

        Collector(Validator validator) {
            this.validator = validator;
        }

        @Override
        public void warning(SAXParseException harmless) {
            // a schema warning is about the schema, not about the message
        }

        @Override
        public void error(SAXParseException error) throws SAXException {
            Element element = (Element) validator.getProperty(CURRENT_ELEMENT);
            String field = element == null || element.getLocalName() == null ? "Body" : element.getLocalName();
            // the parser reports a broken facet and then the broken type: one field, one violation
            if (fields.add(field)) {
                violations.add(violation(field, String.valueOf(error.getMessage()), element));
            }
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXException {
            throw error;
        }

        void addMissing() {
            if (violations.isEmpty()) {
                violations.add(Violation.ofMessage(Code.INVALID_REQUEST, "is as the contract's schema demands"));
            }
        }

        static Violation violation(String field, String message, @Nullable Element element) {
            boolean structure = message.startsWith("cvc-complex-type") || message.startsWith("cvc-elt");
            Code code = structure ? Code.INVALID_REQUEST : CODES.getOrDefault(field, Code.INVALID_REQUEST);
            if (structure || element == null) {
                return new Violation(code, field, SchemaMessages.ofStructure(message), null);
            }
            String value = element.getTextContent();
            return new Violation(code, field, SchemaMessages.ofValue(message, value), masked(value));
        }
    }

    /** The shape of a value and nothing of its content: digits as #, letters as x. */
    private static String masked(String value) {
        String shape = value.length() > 40 ? value.substring(0, 40) : value;
        return shape.replaceAll("\\p{Nd}", "#").replaceAll("\\p{L}", "x").replaceAll("[^#x .:+-]", "?");
    }
}
