package no.kfr.client.soap;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.TrustManagerFactory;
import javax.xml.namespace.QName;
import org.apache.cxf.Bus;
import org.apache.cxf.configuration.jsse.TLSClientParameters;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.message.Message;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;
import org.apache.cxf.ws.security.SecurityConstants;
import org.apache.wss4j.common.crypto.Crypto;
import org.apache.wss4j.common.crypto.Merlin;
import org.jspecify.annotations.Nullable;

/** One port of the WSDL, opened at the first call. What is signed, and how, is the policy's business. */
final class SignedPort<T> {

    private static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    private static final Duration LONGEST_CONNECTING = Duration.ofSeconds(30);

    private final Class<T> type;
    private final String namespace;
    private final boolean attachments;
    private @Nullable T port;

    /** @param attachments whether binary content is sent beside the envelope (MTOM) or within it */
    SignedPort(Class<T> type, String namespace, boolean attachments) {
        this.type = type;
        this.namespace = namespace;
        this.attachments = attachments;
    }

    synchronized T open(Bus bus, Connection connection) {
        T opened = port;
        if (opened == null) {
            opened = create(bus, connection);
            port = opened;
        }
        return opened;
    }

    private T create(Bus bus, Connection connection) {
        String name = type.getSimpleName();
        var factory = new JaxWsProxyFactoryBean();
        factory.setBus(bus);
        factory.setServiceClass(type);
        factory.setWsdlLocation("classpath:wsdl/" + name + ".wsdl");
        factory.setServiceName(new QName(namespace, name + "Service"));
        factory.setEndpointName(new QName(namespace, name + connection.version().port()));
        factory.setAddress(connection
                .register()
                .resolve("/services/" + name + connection.version().path())
                .toString());
        var properties = new HashMap<String, Object>();
        factory.setProperties(properties);
        if (attachments) {
            properties.put(Message.MTOM_ENABLED, Boolean.TRUE);
            // otherwise the certificate and the digests become attachments, too
            properties.put(SecurityConstants.STORE_BYTES_IN_ATTACHMENT, Boolean.FALSE);
            // what is signed is the content itself, not the reference to it
            properties.put(SecurityConstants.EXPAND_XOP_INCLUDE, Boolean.TRUE);
        }
        try {
            sign(properties, connection);
            T created = factory.create(type);
            connect((HTTPConduit) ClientProxy.getClient(created).getConduit(), connection);
            return created;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the client's key or trust store cannot be used", e);
        }
    }

    /** The keys, and the one algorithm that the policy's suite leaves to a setting. */
    private static void sign(Map<String, Object> properties, Connection connection) throws GeneralSecurityException {
        Crypto crypto = crypto(connection);
        properties.put(SecurityConstants.SIGNATURE_CRYPTO, crypto);
        properties.put(SecurityConstants.ENCRYPT_CRYPTO, crypto);
        properties.put(
                SecurityConstants.SIGNATURE_USERNAME, connection.key().aliases().nextElement());
        properties.put(SecurityConstants.SIGNATURE_PASSWORD, connection.password());
        properties.put(SecurityConstants.ASYMMETRIC_SIGNATURE_ALGORITHM, RSA_SHA256);
        properties.put(SecurityConstants.SUBJECT_CERT_CONSTRAINTS, ".+");
        // a reply is matched to its request by the signature confirmation; there is nothing to replay
        properties.put(SecurityConstants.ENABLE_TIMESTAMP_CACHE, "false");
        properties.put(SecurityConstants.ENABLE_NONCE_CACHE, "false");
    }

    private static Crypto crypto(Connection connection) {
        var crypto = new Merlin();
        crypto.setKeyStore(connection.key());
        crypto.setTrustStore(connection.trust());
        return crypto;
    }

    private static void connect(HTTPConduit conduit, Connection connection) throws GeneralSecurityException {
        var tls = new TLSClientParameters();
        tls.setTrustManagers(trustManagers(connection.trust()).getTrustManagers());
        conduit.setTlsClientParameters(tls);
        var policy = new HTTPClientPolicy();
        long timeout = connection.timeout().toMillis();
        // an answer may take its time; whether somebody is there is known soon
        policy.setConnectionTimeout(Math.min(timeout, LONGEST_CONNECTING.toMillis()));
        policy.setReceiveTimeout(timeout);
        policy.setAllowChunking(false);
        conduit.setClient(policy);
    }

    private static TrustManagerFactory trustManagers(KeyStore trust) throws GeneralSecurityException {
        var factory =
                TrustManagerFactory.getInstance(Objects.requireNonNull(TrustManagerFactory.getDefaultAlgorithm()));
        factory.init(trust);
        return factory;
    }
}
