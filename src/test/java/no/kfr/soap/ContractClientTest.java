package no.kfr.soap;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.activation.DataHandler;
import jakarta.mail.util.ByteArrayDataSource;
import java.security.KeyStore;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.xml.namespace.QName;
import no.kfr.TestCertificates;
import no.kfr.client.soap.Connection;
import no.kfr.contract.upload.BatchMode;
import no.kfr.contract.upload.BatchUpload;
import no.kfr.contract.upload.CustomerRelationshipUpload;
import no.kfr.soap.http.SizeLimitInterceptor;
import no.kfr.soap.message.MediaType;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.ws.security.SecurityConstants;
import org.apache.wss4j.common.crypto.Merlin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that CXF makes from the contract, with attachments as CXF does them by itself, with our advice, and without. */
class ContractClientTest {

    private static final byte[] CONTENT = UploadedFilesTest.bytes(300_000);
    private static final List<String> SEEN = new CopyOnWriteArrayList<>();
    private static RunningRegister register;

    @BeforeAll
    static void start() {
        register = RunningRegister.start();
        register.bean(SoapServices.PublishedServices.class)
                .servers()
                .forEach(server -> server.getEndpoint().getInInterceptors().add(new Seen()));
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @ParameterizedTest
    @CsvSource({"11,off", "12,off", "11,stock", "12,stock", "11,advised", "12,advised"})
    void uploads(int soap, String mtom) throws Exception {
        SEEN.clear();
        BatchUpload batch = new BatchUpload();
        batch.setCorrelationId(UUID.randomUUID().toString());
        batch.setFinancialInstitution(TestCertificates.INSTITUTION);
        batch.setMode(BatchMode.REGISTER);
        batch.setContent(new DataHandler(new ByteArrayDataSource(CONTENT, "application/octet-stream")));
        Bus bus = BusFactory.newInstance().createBus();
        try {
            assertThat(port(bus, soap, mtom).uploadBatch(batch).getBatch().getContentSha256())
                    .isEqualTo(UploadedFilesTest.sha256(CONTENT));
        } finally {
            bus.shutdown(true);
        }
        assertThat(SEEN)
                .containsExactly(
                        mtom.equals("off")
                                ? (soap == 12 ? "application/soap+xml" : "text/xml") + " encoded"
                                : "multipart/related raw");
    }

    private static CustomerRelationshipUpload port(Bus bus, int soap, String mtom) throws Exception {
        Connection connection = UploadedFilesTest.connection(
                register, soap == 12 ? Connection.SoapVersion.SOAP_12 : Connection.SoapVersion.SOAP_11);
        JaxWsProxyFactoryBean factory = new JaxWsProxyFactoryBean();
        factory.setBus(bus);
        factory.setServiceClass(CustomerRelationshipUpload.class);
        factory.setWsdlLocation("classpath:wsdl/CustomerRelationshipUpload.wsdl");
        factory.setServiceName(new QName("urn:no:kfr:upload:v1", "CustomerRelationshipUploadService"));
        factory.setEndpointName(new QName("urn:no:kfr:upload:v1", "CustomerRelationshipUploadSoap" + soap + "Port"));
        factory.setAddress(register.address("/services/CustomerRelationshipUpload" + (soap == 12 ? "/soap12" : ""))
                .toString());
        var properties = new java.util.HashMap<String, Object>();
        Merlin crypto = new Merlin();
        KeyStore key = connection.key();
        crypto.setKeyStore(key);
        crypto.setTrustStore(connection.trust());
        properties.put(SecurityConstants.SIGNATURE_CRYPTO, crypto);
        properties.put(SecurityConstants.ENCRYPT_CRYPTO, crypto);
        properties.put(SecurityConstants.SIGNATURE_USERNAME, key.aliases().nextElement());
        properties.put(SecurityConstants.SIGNATURE_PASSWORD, TestCertificates.PASSWORD);
        properties.put(
                SecurityConstants.ASYMMETRIC_SIGNATURE_ALGORITHM, "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
        properties.put(SecurityConstants.SUBJECT_CERT_CONSTRAINTS, ".+");
        properties.put(Message.MTOM_ENABLED, !mtom.equals("off"));
        if (mtom.equals("advised")) {
            properties.put(SecurityConstants.STORE_BYTES_IN_ATTACHMENT, false);
        }
        factory.setProperties(properties);
        CustomerRelationshipUpload port = factory.create(CustomerRelationshipUpload.class);
        // so that the length of the message is known
        ((HTTPConduit) ClientProxy.getClient(port).getConduit()).getClient().setAllowChunking(false);
        return port;
    }

    /** How the content travelled: base64 is a third longer. */
    private static final class Seen extends AbstractSoapInterceptor {

        Seen() {
            super(Phase.RECEIVE);
        }

        @Override
        public void handleMessage(SoapMessage message) {
            long length = SizeLimitInterceptor.announcedLength(message);
            SEEN.add(MediaType.of((String) message.get(Message.CONTENT_TYPE)).name()
                    + (length > 0 && length < 350_000 ? " raw" : " encoded"));
        }
    }
}
