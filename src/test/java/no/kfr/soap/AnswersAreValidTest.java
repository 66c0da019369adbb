package no.kfr.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.File;
import java.util.UUID;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import no.kfr.TestCertificates;
import no.kfr.soap.message.Xml;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Whatever the register answers, reply or fault, is as the contract's schemas promise. */
class AnswersAreValidTest {

    private static final String CUSTOMER = "974761076";

    private final RunningRegister register = RunningRegister.shared();

    @Test
    void replies_of_every_operation_are_valid() throws Exception {
        assertValid(register.send(Payloads.register(UUID.randomUUID(), CUSTOMER, "<startDate>2020-02-29</startDate>")));
        assertValid(register.send(Payloads.own(UUID.randomUUID(), CUSTOMER)));
        assertValid(register.send(Payloads.lookup(CUSTOMER, "<onlyPrimaryOwner>false</onlyPrimaryOwner>")));
        assertValid(register.send(Payloads.lookup(CUSTOMER, "<validateOnly>true</validateOnly>")));
        assertValid(register.send(SignedRequest.lookup(
                TestCertificates.police(),
                "lookupCustomerRelationships",
                Payloads.lookup(UUID.randomUUID(), CUSTOMER, ""))));
        assertValid(register.send(SignedRequest.lookup(
                TestCertificates.police(),
                "listLegalMandates",
                "<correlationId>" + UUID.randomUUID() + "</correlationId>")));
        assertValid(register.send(SignedRequest.lookup(
                TestCertificates.police(),
                "getAccountServicingProvider",
                OverviewOverSoapTest.payload("12340000011", "Straffeprosessloven §210 (3) første punktum"))));
        assertValid(register.send(SignedRequest.lookup(
                TestCertificates.police(),
                "listFinancialInstitutions",
                "<correlationId>" + UUID.randomUUID() + "</correlationId>")));
        for (String mandate : new String[] {Payloads.MANDATE, "Prosjekt X"}) {
            assertValid(register.send(SignedRequest.lookup(
                    TestCertificates.taxAuthority(),
                    "lookupCustomerRelationshipsBulk",
                    BulkLookupOverSoapTest.payload(
                            mandate,
                            BulkLookupOverSoapTest.question(CUSTOMER) + BulkLookupOverSoapTest.question("no id"),
                            ""))));
        }
        assertValid(register.send(Payloads.end(UUID.randomUUID(), CUSTOMER, "<endDate>2024-02-29</endDate>")));
        assertValid(register.send(Payloads.annul(UUID.randomUUID(), CUSTOMER, "2020-02-29")));
    }

    @Test
    void faults_are_valid_with_and_without_violations() throws Exception {
        assertValidFault(register.send(Payloads.end(UUID.randomUUID(), "310000000", "")));
        assertValidFault(register.send(Payloads.register(UUID.randomUUID(), "91743938X", "<startDate>x</startDate>")));
        assertValidFault(register.sendUpload("no xml at all"));
    }

    private static void assertValid(SoapAnswer answer) throws Exception {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        validate(Xml.children(SignedRequest.first(answer.document(), Xml.SOAP_11, "Body"))
                .getFirst());
    }

    private static void assertValidFault(SoapAnswer answer) throws Exception {
        assertThat(answer.status()).isEqualTo(500);
        validate(SignedRequest.first(answer.document(), "urn:no:kfr:types:v1", "fault"));
    }

    private static void validate(Element content) throws Exception {
        Schema schema = SchemaFactory.newDefaultInstance().newSchema(new Source[] {
            new StreamSource(new File("xsd/upload-v1.xsd")), new StreamSource(new File("xsd/lookup-v1.xsd"))
        });
        assertThatCode(() -> schema.newValidator().validate(new DOMSource(content)))
                .as(content.getLocalName())
                .doesNotThrowAnyException();
    }
}
