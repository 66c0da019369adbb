package no.kfr.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import no.kfr.TestCertificates;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The connection itself: which TLS, with whose certificate, and what answers at which port. */
class TransportTest {

    private static RunningRegister register;
    private static int port;

    @BeforeAll
    static void start() {
        String[] tls = {
            "--server.ssl.enabled=true",
            "--server.ssl.key-store=" + TestCertificates.keyStore("tls", TestCertificates.tls()),
            "--server.ssl.key-store-password=" + TestCertificates.PASSWORD,
            "--server.ssl.client-auth=need",
            "--server.ssl.trust-store=" + TestCertificates.trustStore(),
            "--server.ssl.trust-store-password=" + TestCertificates.PASSWORD
        };
        register = RunningRegister.start(tls);
        port = register.address("/").getPort();
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @Test
    void speaks_tls_1_2_and_1_3() throws Exception {
        for (String version : List.of("TLSv1.2", "TLSv1.3")) {
            try (SSLSocket socket = (SSLSocket) context(true).getSocketFactory().createSocket("localhost", port)) {
                socket.setEnabledProtocols(new String[] {version});
                socket.startHandshake();
                assertThat(socket.getSession().getProtocol()).isEqualTo(version);
            }
        }
    }

    /** Without forward secrecy, with CBC, or with an exchange that costs the server most: all of them are in Java's own list. */
    @Test
    void offers_no_suite_of_an_older_kind() throws Exception {
        for (String suite : List.of(
                "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
                "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
                "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256",
                "TLS_RSA_WITH_AES_128_GCM_SHA256")) {
            try (SSLSocket socket = (SSLSocket) context(true).getSocketFactory().createSocket("localhost", port)) {
                socket.setEnabledProtocols(new String[] {"TLSv1.2"});
                socket.setEnabledCipherSuites(new String[] {suite});
                assertThatThrownBy(socket::startHandshake).as(suite).isInstanceOf(IOException.class);
            }
        }
        try (SSLSocket socket = (SSLSocket) context(true).getSocketFactory().createSocket("localhost", port)) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.setEnabledCipherSuites(new String[] {"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"});
            socket.startHandshake();
        }
    }

    /** By hand, because no Java offers the old ones any more: a hello of TLS 1.1, or 1.0, is answered with an alert. */
    @Test
    void refuses_older_tls() throws Exception {
        for (int minor : new int[] {0, 1, 2}) {
            try (Socket socket = new Socket("localhost", port)) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream().write(hello(minor));
                InputStream in = socket.getInputStream();
                assertThat(in.read()).as("an alert").isEqualTo(21);
                in.skipNBytes(5);
                assertThat(in.read()).as("protocol_version").isEqualTo(70);
            }
        }
    }

    @Test
    void refuses_a_caller_without_certificate_when_set_to() throws Exception {
        assertThatThrownBy(() -> get(context(false), "https://localhost:" + port + "/services/"))
                .isInstanceOf(IOException.class);
        HttpResponse<String> answer = get(context(true), "https://localhost:" + port + "/services/");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
    }

    @Test
    void answers_about_itself_at_a_port_of_its_own_on_this_machine() throws Exception {
        String management = "http://127.0.0.1:" + register.property("local.management.port");
        assertThat(get(context(false), management + "/actuator/health").body()).contains("\"status\":\"UP\"");
        assertThat(get(context(false), management + "/actuator/metrics").statusCode())
                .isEqualTo(200);
        assertThat(get(context(false), management + "/actuator/env").statusCode())
                .isEqualTo(404);
        for (String path : List.of("/actuator", "/actuator/health", "/actuator/metrics")) {
            HttpResponse<String> answer = get(context(true), "https://localhost:" + port + path);
            assertThat(answer.statusCode()).isEqualTo(404);
        }
        assertThat(register.property("management.server.address")).isEqualTo("127.0.0.1");
    }

    private static HttpResponse<String> get(SSLContext context, String address) throws Exception {
        try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static SSLContext context(boolean withCertificate) throws Exception {
        char[] password = TestCertificates.PASSWORD.toCharArray();
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keyStore(TestCertificates.trustStore()));
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(keyStore(TestCertificates.keyStore("institution", TestCertificates.institution())), password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(withCertificate ? keys.getKeyManagers() : null, trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore keyStore(java.nio.file.Path file) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, TestCertificates.PASSWORD.toCharArray());
        }
        return store;
    }

    /** A client hello of version 3.minor (0 is SSL 3, 2 is TLS 1.1) with one cipher suite and no extensions. */
    private static byte[] hello(int minor) {
        ByteBuffer body = ByteBuffer.allocate(2 + 32 + 1 + 4 + 2);
        body.put((byte) 3).put((byte) minor).put(new byte[32]).put((byte) 0);
        body.putShort((short) 2).putShort((short) 0xC014).put((byte) 1).put((byte) 0);
        ByteBuffer record = ByteBuffer.allocate(9 + body.capacity());
        record.put((byte) 22).put((byte) 3).put((byte) minor).putShort((short) (4 + body.capacity()));
        record.put((byte) 1).put((byte) 0).putShort((short) body.capacity()).put(body.array());
        return record.array();
    }
}
