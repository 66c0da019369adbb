package no.kfr.soap.security;

import java.io.ByteArrayInputStream;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import org.w3c.dom.Element;

/** The certificates that a message brings: read once, and nothing believed of them yet. */
final class Token {

    private static final int MOST_BYTES = 16 * 1024;
    /** With room for line breaks. */
    private static final int MOST_BASE64 = MOST_BYTES * 3 / 2;

    private Token() {}

    /**
     * @param token a BinarySecurityToken with one X.509 certificate, or a path of them
     * @return the signer's first; never empty
     * @throws Refused when it is too large, or no certificates
     */
    static List<X509Certificate> certificatesIn(Element token) {
        Permitted.in(token).text(MOST_BASE64, Code.CERTIFICATE_NOT_USABLE);
        byte[] bytes = bytesOf(token);
        if (bytes.length > MOST_BYTES) {
            throw Refused.because(
                    Code.CERTIFICATE_NOT_USABLE, "wsse:BinarySecurityToken", "has at most " + MOST_BYTES + " bytes");
        }
        try {
            List<X509Certificate> certificates = read(bytes, token.getAttribute("ValueType")).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (certificates.isEmpty()) {
                throw Refused.because(Code.CERTIFICATE_NOT_USABLE);
            }
            return certificates;
        } catch (CertificateException unreadable) {
            throw Refused.because(Code.CERTIFICATE_NOT_USABLE, unreadable);
        }
    }

    private static List<? extends Certificate> read(byte[] bytes, String kind) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        return kind.endsWith("#X509PKIPathv1")
                ? factory.generateCertPath(in, "PkiPath").getCertificates()
                : List.of(factory.generateCertificate(in));
    }

    private static byte[] bytesOf(Element token) {
        try {
            return Base64.getMimeDecoder().decode(token.getTextContent());
        } catch (IllegalArgumentException notBase64) {
            throw Refused.because(Code.CERTIFICATE_NOT_USABLE, notBase64);
        }
    }
}
