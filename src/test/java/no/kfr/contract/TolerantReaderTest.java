package no.kfr.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.xml.bind.JAXBContext;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import no.kfr.contract.lookup.LookupReply;
import no.kfr.contract.upload.Receipt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** What may be added within v1 leaves a reader whole who does what the schema tells him to. */
class TolerantReaderTest {

    /** Lists that callers write; of these a reply only repeats what its caller wrote. */
    private static final Set<String> ASKED =
            Set.of("RelationshipType", "OwnershipType", "BatchMode", "OnInvalidEntry", "ReportFormat", "FileDelivery");

    @Test
    void reads_a_reply_with_elements_and_values_that_he_does_not_know() throws Exception {
        Receipt receipt = read("""
            <r xmlns="urn:no:kfr:upload:v1"><correlationId>c</correlationId><receiptId>r</receiptId>\
            <outcome>added-in-2030</outcome><financialInstitution>9</financialInstitution><customerId>1</customerId>\
            <period><startDate>2020-02-29</startDate><new>1</new></period><recordedAt>2026-11-22T12:00:00+01:00</recordedAt>\
            <another><thing/></another></r>\
            """, Receipt.class);
        assertThat(receipt.getOutcome()).isNull();
        assertThat(receipt.getReceiptId()).isEqualTo("r");
        assertThat(receipt.getPeriod().getStartDate()).hasToString("2020-02-29");
        assertThat(receipt.getRecordedAt()).isNotNull();

        LookupReply reply = read("""
            <r xmlns="urn:no:kfr:lookup:v1"><answerId>a</answerId><financialInstitution><organizationId>9</organizationId>\
            <bankName>B</bankName></financialInstitution><source><name>NEW</name><state>late</state></source></r>\
            """, LookupReply.class);
        assertThat(reply.getFinancialInstitution().getFirst().getBankName()).isEqualTo("B");
        assertThat(reply.getSource().getFirst().getName()).isNull();
        assertThat(reply.getSource().getFirst().getState()).isNull();
    }

    /** Whoever writes a new list decides about it. */
    @ParameterizedTest
    @ValueSource(strings = {"types-v1.xsd", "upload-v1.xsd", "lookup-v1.xsd"})
    void is_told_of_each_list_in_replies_how_it_may_grow(String schema) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        var types = factory.newDocumentBuilder()
                .parse(Path.of("xsd", schema).toFile())
                .getElementsByTagNameNS("*", "simpleType");
        for (int i = 0; i < types.getLength(); i++) {
            Element type = (Element) types.item(i);
            boolean list = type.getElementsByTagNameNS("*", "enumeration").getLength() > 0;
            if (list && !ASKED.contains(type.getAttribute("name"))) {
                assertThat(type.getTextContent()).as(type.getAttribute("name")).contains("May grow: ");
            }
        }
    }

    private static <T> T read(String xml, Class<T> type) throws Exception {
        return JAXBContext.newInstance(type)
                .createUnmarshaller()
                .unmarshal(new StreamSource(new StringReader(xml)), type)
                .getValue();
    }
}
