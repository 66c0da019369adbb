package no.kfr.access.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import no.kfr.refusal.StartRefused;
import org.jspecify.annotations.Nullable;

/**
 * The authorities that the operator trusts.
 *
 * @param anchors where a path may end: self-signed, or signed by an authority that was not given
 * @param intermediates signed by another authority of the same file
 */
record Authorities(List<X509Certificate> anchors, List<X509Certificate> intermediates) {

    private static final String SETTING = "kfr.access.certificates.trust-store";

    static final Authorities NONE = new Authorities(List.of(), List.of());

    /** Reads a PEM bundle, a PKCS#12 or a JKS store. */
    static Authorities read(@Nullable Path file, @Nullable String password) {
        if (file == null) {
            throw new StartRefused(
                    SETTING + " is not set: it names the file with the certificate authorities that the register"
                            + " trusts (a PEM bundle, or a PKCS#12 or JKS store with " + SETTING + "-password).");
        }
        List<X509Certificate> certificates = certificates(file, password);
        if (certificates.isEmpty()) {
            throw new StartRefused("The file " + file + " that " + SETTING + " names holds no trusted certificate.");
        }
        return sorted(certificates);
    }

    private static Authorities sorted(List<X509Certificate> certificates) {
        List<X509Certificate> anchors = new ArrayList<>();
        List<X509Certificate> intermediates = new ArrayList<>();
        for (X509Certificate certificate : certificates) {
            boolean below = certificates.stream()
                    .anyMatch(other -> !other.equals(certificate) && CertificatePaths.signed(other, certificate));
            boolean itself = CertificatePaths.signed(certificate, certificate);
            (below && !itself ? intermediates : anchors).add(certificate);
        }
        return new Authorities(List.copyOf(anchors), List.copyOf(intermediates));
    }

    private static List<X509Certificate> certificates(Path file, @Nullable String password) {
        try {
            byte[] content = Files.readAllBytes(file);
            boolean pem = new String(content, StandardCharsets.ISO_8859_1).contains("-----BEGIN CERTIFICATE-----");
            return pem ? fromPem(content) : fromStore(file, password);
        } catch (IOException e) {
            throw new StartRefused(unreadable(file, e), e);
        } catch (GeneralSecurityException e) {
            throw new StartRefused(
                    "The file " + file + " that " + SETTING
                            + " names is neither a PEM bundle nor a PKCS#12 or JKS store.",
                    e);
        }
    }

    private static String unreadable(Path file, IOException e) {
        if (!Files.isReadable(file)) {
            return "The file " + file + " that " + SETTING + " names is missing or cannot be read.";
        }
        if (WrongPassword.isCauseOf(e)) {
            return "The password in " + SETTING + "-password does not open the file " + file + ".";
        }
        return "The file " + file + " that " + SETTING + " names is damaged.";
    }

    private static List<X509Certificate> fromPem(byte[] content) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(content)).stream()
                .map(X509Certificate.class::cast)
                .toList();
    }

    private static List<X509Certificate> fromStore(Path file, @Nullable String password)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(file.toFile(), (password == null ? "" : password).toCharArray());
        List<X509Certificate> certificates = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.isCertificateEntry(alias) && store.getCertificate(alias) instanceof X509Certificate certificate) {
                certificates.add(certificate);
            }
        }
        return certificates;
    }
}
