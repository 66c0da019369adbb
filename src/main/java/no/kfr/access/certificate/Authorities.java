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
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.kfr.access.certificate.file.WrongPassword;
import no.kfr.refusal.StartRefused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The authorities that the operator trusts.
 *
 * @param anchors where a path may end: self-signed, or signed by an authority that was not given
 * @param byName anchors and those signed by another authority of the same file, by their canonical name
 * @param issuers who of them signed whom of them
 */
record Authorities(
        Set<X509Certificate> anchors,
        Map<String, List<X509Certificate>> byName,
        Map<X509Certificate, List<X509Certificate>> issuers) {

    private static final Logger LOG = LoggerFactory.getLogger(Authorities.class);
    private static final String SETTING = "kfr.access.certificates.trust-store";

    static final Authorities NONE = new Authorities(Set.of(), Map.of(), Map.of());

    /** Those whose name RFC 5280 calls the same: one authority may have several certificates, and keys. */
    List<X509Certificate> named(String canonicalName) {
        return byName.getOrDefault(canonicalName, List.of());
    }

    /** The authorities that signed this one; none for an anchor. */
    List<X509Certificate> issuersOf(X509Certificate authority) {
        return issuers.getOrDefault(authority, List.of());
    }

    /** Reads a PEM bundle, a PKCS#12 or a JKS store. */
    static Authorities read(@Nullable Path file, @Nullable String password) {
        if (file == null) {
            throw new StartRefused(
                    SETTING + " is not set: it names the file with the certificate authorities that the register"
                            + " trusts (a PEM bundle, or a PKCS#12 or JKS store with " + SETTING + "-password).");
        }
        List<X509Certificate> certificates = certificates(file, password).stream()
                .filter(Authorities::isUsable)
                .toList();
        if (certificates.isEmpty()) {
            throw new StartRefused("The file " + file + " that " + SETTING
                    + " names holds no trusted certificate with a key that is " + KeyStrength.FOR_AUTHORITIES + ".");
        }
        return sorted(certificates);
    }

    private static Authorities sorted(List<X509Certificate> certificates) {
        Map<String, List<X509Certificate>> byName = certificates.stream()
                .distinct()
                .collect(Collectors.groupingBy(
                        authority -> AuthorityNames.canonical(authority.getSubjectX500Principal())));
        Set<X509Certificate> anchors = new LinkedHashSet<>();
        Map<X509Certificate, List<X509Certificate>> issuers = new HashMap<>();
        for (X509Certificate authority : certificates) {
            List<X509Certificate> signers =
                    byName
                            .getOrDefault(AuthorityNames.canonical(authority.getIssuerX500Principal()), List.of())
                            .stream()
                            .filter(other -> CertificateSignatures.signed(other, authority))
                            .toList();
            if (signers.isEmpty() || signers.contains(authority)) {
                anchors.add(authority);
            } else {
                issuers.put(authority, signers);
            }
        }
        return new Authorities(Set.copyOf(anchors), Map.copyOf(byName), Map.copyOf(issuers));
    }

    /** A bundle of an operating system holds old ones, too, which is no reason not to start. */
    private static boolean isUsable(X509Certificate authority) {
        boolean usable = KeyStrength.fitForAuthority(authority.getPublicKey());
        if (!usable) {
            LOG.warn(
                    "The authority {} is not used: its key is not {}.",
                    AuthorityNames.shown(authority),
                    KeyStrength.FOR_AUTHORITIES);
        }
        return usable;
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
