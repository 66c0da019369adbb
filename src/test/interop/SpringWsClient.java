import java.io.FileInputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.security.KeyStore;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import org.apache.wss4j.common.crypto.Merlin;
import org.springframework.ws.client.core.WebServiceTemplate;
import org.springframework.ws.client.support.interceptor.ClientInterceptor;
import org.springframework.ws.soap.addressing.client.ActionCallback;
import org.springframework.ws.soap.addressing.version.Addressing10;
import org.springframework.ws.soap.client.SoapFaultClientException;
import org.springframework.ws.soap.security.wss4j2.Wss4jSecurityInterceptor;

/** Spring-WS, with the interceptor and the addressing headers that its users have. */
public class SpringWsClient extends FourCalls {

    /** The reply is not what the register signed. */
    private static final class Untrue extends RuntimeException {
        Untrue(Throwable cause) {
            super(cause);
        }
    }

    private static final String PARTS = "{}{http://schemas.xmlsoap.org/soap/envelope/}Body;"
            + "{}{http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd}Timestamp;"
            + "{}{http://www.w3.org/2005/08/addressing}To;{}{http://www.w3.org/2005/08/addressing}Action;"
            + "{}{http://www.w3.org/2005/08/addressing}MessageID";

    public static void main(String[] arguments) throws Exception {
        new SpringWsClient().run();
    }

    @Override
    protected String call(String keyStore, String address, String action, String payload) throws NotBelieved {
        StringWriter reply = new StringWriter();
        try {
            WebServiceTemplate template = new WebServiceTemplate();
            template.setDefaultUri(address);
            template.setInterceptors(new ClientInterceptor[] {security(keyStore)});
            template.sendSourceAndReceiveToResult(
                    new StreamSource(new StringReader(payload)),
                    new ActionCallback(new URI(action), new Addressing10(), new URI(address)),
                    new StreamResult(reply));
            return reply.toString();
        } catch (SoapFaultClientException e) {
            return "FAULT " + e.getFaultStringOrReason();
        } catch (Untrue e) {
            throw new NotBelieved(e.getCause());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Wss4jSecurityInterceptor security(String keyStore) throws Exception {
        Merlin crypto = new Merlin();
        crypto.setKeyStore(store(keyStore));
        crypto.setTrustStore(store(setting("trust")));
        Wss4jSecurityInterceptor security = new Wss4jSecurityInterceptor();
        security.setSecurementActions("Timestamp Signature");
        security.setSecurementUsername(crypto.getKeyStore().aliases().nextElement());
        security.setSecurementPassword(setting("password"));
        security.setSecurementSignatureCrypto(crypto);
        security.setSecurementSignatureKeyIdentifier("DirectReference");
        security.setSecurementSignatureAlgorithm("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
        security.setSecurementSignatureDigestAlgorithm("http://www.w3.org/2001/04/xmlenc#sha256");
        security.setSecurementSignatureParts(PARTS);
        security.setValidationActions("Timestamp Signature");
        security.setValidationSignatureCrypto(crypto);
        // the register confirms the signature that it answers to
        security.setEnableSignatureConfirmation(true);
        security.setValidationSubjectDnConstraints(List.of(Pattern.compile(setting("register"))));
        // otherwise it puts a fault of its own in the reply's place and hands that over as the reply
        security.setExceptionResolver((context, endpoint, e) -> {
            throw new Untrue(e);
        });
        security.afterPropertiesSet();
        return security;
    }

    private static KeyStore store(String file) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = new FileInputStream(file)) {
            store.load(in, setting("password").toCharArray());
        }
        return store;
    }
}
