import java.io.File;
import java.io.StringReader;
import java.lang.reflect.Field;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.util.Iterator;
import java.util.List;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.xml.namespace.QName;
import org.apache.axiom.om.OMElement;
import org.apache.axiom.om.OMXMLBuilderFactory;
import org.apache.axiom.om.util.AXIOMUtil;
import org.apache.axis2.AxisFault;
import org.apache.axis2.addressing.EndpointReference;
import org.apache.axis2.client.Options;
import org.apache.axis2.client.ServiceClient;
import org.apache.axis2.context.ConfigurationContext;
import org.apache.axis2.context.ConfigurationContextFactory;
import org.apache.neethi.Policy;
import org.apache.neethi.PolicyEngine;
import org.apache.rampart.RampartException;
import org.apache.rampart.RampartMessageData;
import org.apache.ws.secpolicy.model.AlgorithmSuite;
import org.apache.ws.secpolicy.model.AsymmetricBinding;
import org.apache.ws.security.WSPasswordCallback;
import org.apache.ws.security.WSSecurityException;

/** Axis2 with Rampart, by the policies of the served contract. */
public class Axis2Client extends FourCalls {

    private static final String WSP = "http://www.w3.org/ns/ws-policy";
    private static final String CONFIG = """
        <wsp:Policy xmlns:wsp="http://www.w3.org/ns/ws-policy"><ramp:RampartConfig \
        xmlns:ramp="http://ws.apache.org/rampart/policy"><ramp:user>%1$s</ramp:user>\
        <ramp:passwordCallbackClass>Axis2Client$Password</ramp:passwordCallbackClass>\
        <ramp:signatureCrypto><ramp:crypto provider="org.apache.ws.security.components.crypto.Merlin">\
        <ramp:property name="org.apache.ws.security.crypto.merlin.keystore.type">PKCS12</ramp:property>\
        <ramp:property name="org.apache.ws.security.crypto.merlin.keystore.file">%2$s</ramp:property>\
        <ramp:property name="org.apache.ws.security.crypto.merlin.keystore.password">%3$s</ramp:property>\
        <ramp:property name="org.apache.ws.security.crypto.merlin.truststore.type">PKCS12</ramp:property>\
        <ramp:property name="org.apache.ws.security.crypto.merlin.truststore.file">%4$s</ramp:property>\
        <ramp:property name="org.apache.ws.security.crypto.merlin.truststore.password">%3$s</ramp:property>\
        </ramp:crypto></ramp:signatureCrypto></ramp:RampartConfig></wsp:Policy>""";

    private final ConfigurationContext context;

    private Axis2Client(ConfigurationContext context) {
        this.context = context;
    }

    public static void main(String[] arguments) throws Exception {
        Path modules = Files.createDirectories(Path.of("repository/modules"));
        for (String jar : System.getProperty("java.class.path").split(File.pathSeparator)) {
            File[] found = new File(jar).getParentFile().listFiles((folder, name) -> name.endsWith(".mar"));
            for (File module : found == null ? new File[0] : found) {
                Files.copy(module.toPath(), modules.resolve(module.getName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        new Axis2Client(ConfigurationContextFactory.createConfigurationContextFromFileSystem("repository", null)).run();
        // its threads would go on
        System.exit(0);
    }

    @Override
    protected String call(String keyStore, String address, String action, String payload) throws NotBelieved {
        try {
            ServiceClient client = new ServiceClient(context, null);
            client.engageModule("addressing");
            client.engageModule("rampart");
            Options options = client.getOptions();
            options.setTo(new EndpointReference(address));
            options.setAction(action);
            options.setProperty(RampartMessageData.KEY_RAMPART_POLICY, policy(keyStore));
            try {
                return client.sendReceive(AXIOMUtil.stringToOM(payload)).toString();
            } finally {
                client.cleanupTransport();
                client.cleanup();
            }
        } catch (AxisFault e) {
            if (e.getCause() instanceof RampartException || e.getCause() instanceof WSSecurityException) {
                throw new NotBelieved(e.getCause());
            }
            return "FAULT " + e.getReason();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Policy policy(String keyStore) throws Exception {
        OMElement contract = OMXMLBuilderFactory.createOMBuilder(
                        URI.create(setting("upload") + "?wsdl").toURL().openStream())
                .getDocumentElement();
        Policy policy = new Policy();
        for (Iterator<?> each = contract.getChildrenWithName(new QName(WSP, "Policy")); each.hasNext(); ) {
            policy = policy.merge(PolicyEngine.getPolicy((OMElement) each.next()));
        }
        String config = CONFIG.formatted(alias(keyStore), keyStore, setting("password"), setting("trust"));
        policy = policy.merge(PolicyEngine.getPolicy(
                OMXMLBuilderFactory.createOMBuilder(new StringReader(config)).getDocumentElement()));
        policy = (Policy) policy.normalize(false);
        for (Iterator<?> each = policy.getAlternatives(); each.hasNext(); ) {
            for (Object assertion : (List<?>) each.next()) {
                if (assertion instanceof AsymmetricBinding binding) {
                    useSha256(binding.getAlgorithmSuite());
                }
            }
        }
        return policy;
    }

    /** The suites of this version sign with SHA-1 only, and it has no setting for it. */
    private static void useSha256(AlgorithmSuite suite) throws Exception {
        Field algorithm = AlgorithmSuite.class.getDeclaredField("asymmetricSignature");
        algorithm.setAccessible(true);
        algorithm.set(suite, "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
    }

    private static String alias(String keyStore) throws Exception {
        return KeyStore.getInstance(new File(keyStore), setting("password").toCharArray())
                .aliases()
                .nextElement();
    }

    /** What it asks for the key's password. */
    public static final class Password implements CallbackHandler {
        @Override
        public void handle(Callback[] callbacks) {
            for (Callback callback : callbacks) {
                ((WSPasswordCallback) callback).setPassword(setting("password"));
            }
        }
    }
}
