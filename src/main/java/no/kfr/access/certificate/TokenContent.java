package no.kfr.access.certificate;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import no.kfr.access.SenderToken;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.refusal.Violation;

/**
 * The certificates in a token. Anyone may send one: size, number and shape are bounded before a parser sees them, and nothing is
 * computed with their keys.
 */
final class TokenContent {

    /** Three times what a path of RSA-4096 certificates takes. */
    static final int MOST_BYTES = 16 * 1024;

    static final int MOST_CERTIFICATES = 5;

    private TokenContent() {}

    /** To be asked before anything else is done with the token. */
    static void requireBounded(SenderToken token) {
        if (token.content().length > MOST_BYTES) {
            throw notReadable("A token holds at most 16 KB.");
        }
    }

    /** The signer's certificate first. */
    static List<X509Certificate> read(SenderToken token) {
        requireBounded(token);
        byte[] content = token.content();
        if (new String(content, 0, Math.min(content.length, 64), StandardCharsets.ISO_8859_1).contains("-----BEGIN")) {
            throw notReadable(
                    "The token holds a PEM file: send the certificate in DER, as base64 without BEGIN and END lines.");
        }
        List<X509Certificate> certificates = switch (token.form()) {
            case CERTIFICATE -> List.of(certificate(content));
            case PATH -> path(content);
        };
        requireStrongIssuers(certificates);
        return certificates;
    }

    private static X509Certificate certificate(byte[] der) {
        try {
            DerShape.requireSequence(der);
            return parsed(der);
        } catch (DerShape.NotDer | GeneralSecurityException notOne) {
            throw Refused.because(List.of(Violation.ofMessage(
                    Code.TOKEN_NOT_READABLE,
                    "A token of the type X509v3 is one X.509 certificate in DER, and nothing else.")));
        }
    }

    private static List<X509Certificate> path(byte[] der) {
        try {
            List<X509Certificate> certificates = new ArrayList<>();
            for (byte[] item : DerShape.itemsOf(der, MOST_CERTIFICATES)) {
                certificates.addFirst(parsed(item));
            }
            if (!certificates.isEmpty()) {
                return List.copyOf(certificates);
            }
        } catch (DerShape.NotDer | GeneralSecurityException notOne) {
            // the same answer as for none
        }
        throw notReadable("A token of the type X509PKIPathv1 is a DER sequence of 1 to " + MOST_CERTIFICATES
                + " X.509 certificates, the signer's last.");
    }

    private static X509Certificate parsed(byte[] der) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    /** The signer's own key is held to stricter rules, together with all else that its certificate has to be like. */
    private static void requireStrongIssuers(List<X509Certificate> certificates) {
        for (X509Certificate issuer : certificates.subList(1, certificates.size())) {
            if (!KeyStrength.fitForAuthority(issuer.getPublicKey())) {
                throw Refused.because(List.of(Violation.ofMessage(
                        Code.CERTIFICATE_NOT_USABLE,
                        "The token holds an authority's certificate whose key is not " + KeyStrength.FOR_AUTHORITIES
                                + ".")));
            }
        }
    }

    private static Refused notReadable(String rule) {
        return Refused.because(List.of(Violation.ofMessage(Code.TOKEN_NOT_READABLE, rule)));
    }
}
