package no.kfr.access.certificate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;
import no.kfr.demo.certificates.TestAuthority;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.jcajce.JcaBasicOCSPRespBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** An authority's server on this machine: its revocation list at {@code /crl}, its OCSP responder at {@code /ocsp}. */
final class StatusServer implements AutoCloseable {

    private final TestAuthority authority;
    private final Clock clock;
    private final HttpServer server;
    final AtomicInteger asked = new AtomicInteger();

    StatusServer(TestAuthority authority, Clock clock) throws IOException {
        this.authority = authority;
        this.clock = clock;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/crl", exchange -> answer(exchange, this::crl));
        server.createContext("/ocsp", exchange -> answer(exchange, () -> ocsp(question(exchange))));
        server.createContext(
                "/failing",
                exchange -> answer(exchange, () -> {
                    throw new IOException("out of order");
                }));
        server.start();
    }

    URI crl(String name) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/crl/" + name);
    }

    URI ocsp() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/ocsp");
    }

    URI failing() {
        return ocsp().resolve("/failing");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** The stored form of an answer about one certificate. */
    static byte[] responseAbout(X509Certificate certificate, TestAuthority authority, Clock clock) throws Exception {
        return response(
                authority,
                clock,
                new CertificateID(
                        new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
                        new JcaX509CertificateHolder(authority.certificate()),
                        certificate.getSerialNumber()));
    }

    private byte[] crl() throws GeneralSecurityException {
        return authority.revocationList().getEncoded();
    }

    /** RFC 6960, appendix A: short questions come by GET, in the path. */
    private static byte[] question(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            return exchange.getRequestBody().readAllBytes();
        }
        return Base64.getDecoder().decode(exchange.getRequestURI().getPath().substring("/ocsp/".length()));
    }

    private byte[] ocsp(byte[] request) throws Exception {
        Req[] about = new OCSPReq(request).getRequestList();
        return response(authority, clock, about[0].getCertID());
    }

    private static byte[] response(TestAuthority authority, Clock clock, CertificateID about)
            throws OCSPException, OperatorCreationException, GeneralSecurityException, IOException {
        Date now = Date.from(clock.instant());
        BasicOCSPRespBuilder response = new JcaBasicOCSPRespBuilder(
                authority.certificate().getPublicKey(),
                new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1));
        var entry = authority.revocationList().getRevokedCertificate(about.getSerialNumber());
        CertificateStatus status = entry == null
                ? CertificateStatus.GOOD
                : new RevokedStatus(entry.getRevocationDate(), CRLReason.keyCompromise);
        response.addResponse(about, status, now, Date.from(clock.instant().plus(Duration.ofHours(1))), null);
        var signer = new JcaContentSignerBuilder("SHA256withRSA")
                .build(authority.identity().key());
        return new OCSPRespBuilder()
                .build(OCSPRespBuilder.SUCCESSFUL, response.build(signer, null, now))
                .getEncoded();
    }

    private void answer(HttpExchange exchange, Answer answer) throws IOException {
        asked.incrementAndGet();
        try {
            byte[] body = answer.body();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (Exception e) {
            exchange.sendResponseHeaders(500, -1);
        } finally {
            exchange.close();
        }
    }

    private interface Answer {
        byte[] body() throws Exception;
    }
}
