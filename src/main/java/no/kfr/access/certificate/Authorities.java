package no.kfr.access.certificate;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.kfr.keyfile.KeyFile;
import no.kfr.keyfile.KeyFileRefused;
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

    /** Those whose name RFC 5280 calls the same: one authority may have several certificates, and keys. */
    List<X509Certificate> named(String canonicalName) {
        return byName.getOrDefault(canonicalName, List.of());
    }

    /** The authorities that signed this one; none for an anchor. */
    List<X509Certificate> issuersOf(X509Certificate authority) {
        return issuers.getOrDefault(authority, List.of());
    }

    /** Reads them from a file of any form that {@link KeyFile} opens. */
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
            return KeyFile.read(file, password).certificates();
        } catch (KeyFileRefused refused) {
            throw new StartRefused(
                    refused.kind() == KeyFileRefused.Kind.PASSWORD
                            ? "The file " + file + " " + refused.getMessage() + ": correct " + SETTING + "-password."
                            : "The file " + file + " that " + SETTING + " names " + refused.getMessage() + ".",
                    refused);
        }
    }
}
