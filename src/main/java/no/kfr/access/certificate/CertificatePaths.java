package no.kfr.access.certificate;

import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;

/**
 * Finds the ways from a certificate to the trusted authorities, by names and signatures: from the authorities downwards, so that
 * no key of a message is used before an authority vouched for it. Each pair of certificates is tried once. Nothing is accepted
 * because it was found: finding it here leaves to the validation the questions that have one answer each.
 */
final class CertificatePaths {

    private static final int LONGEST = 6;
    /** Renewed authorities double the ways; what is trusted through none of the first few is not trusted. */
    private static final int MOST_PATHS = 8;

    private static final int KEY_CERT_SIGN = 5;

    private final Authorities authorities;
    private final Map<X509Certificate, List<X509Certificate>> issuers = new HashMap<>();
    private final List<Found> found = new ArrayList<>();

    private CertificatePaths(Authorities authorities) {
        this.authorities = authorities;
    }

    /** The certificates from the signer's up to, and without, the authority; the authority last. */
    record Found(List<X509Certificate> certificates, X509Certificate anchor) {

        /** The issuer of the certificate at this place of the path. */
        X509Certificate issuerOf(int place) {
            return place + 1 < certificates.size() ? certificates.get(place + 1) : anchor;
        }

        /** The part of the path that begins and ends at these places, for the JDK. */
        CertPath path(int from, int to) throws GeneralSecurityException {
            return CertificateFactory.getInstance("X.509").generateCertPath(certificates.subList(from, to));
        }
    }

    /**
     * The first few paths, the shortest first.
     *
     * @param given the signer's certificate first; others in any order
     * @throws Refused with UNKNOWN_ISSUER when there is none
     */
    static List<Found> find(List<X509Certificate> given, Authorities authorities) {
        CertificatePaths paths = new CertificatePaths(authorities);
        paths.proveFromAbove(new LinkedHashSet<>(given));
        paths.climb(List.of(given.getFirst()));
        if (paths.found.isEmpty()) {
            throw Refused.because(Code.UNKNOWN_ISSUER);
        }
        paths.found.sort((one, other) ->
                Integer.compare(one.certificates().size(), other.certificates().size()));
        return List.copyOf(paths.found);
    }

    /** Whether a certificate says that its holder issues certificates. */
    static boolean mayIssue(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        return certificate.getBasicConstraints() >= 0 && (usage == null || usage[KEY_CERT_SIGN]);
    }

    /** Level by level: who is signed by somebody proven is proven, and may prove others if it is an authority. */
    private void proveFromAbove(Set<X509Certificate> given) {
        Map<X509Certificate, String> issuerNames = new LinkedHashMap<>();
        given.forEach(one -> issuerNames.put(one, AuthorityNames.canonical(one.getIssuerX500Principal())));
        issuerNames.forEach((one, name) -> authorities.named(name).forEach(issuer -> link(issuer, one)));
        List<X509Certificate> level = provenIssuers(given, Set.of());
        Set<X509Certificate> proven = new LinkedHashSet<>(level);
        while (!level.isEmpty()) {
            for (X509Certificate issuer : level) {
                String name = AuthorityNames.canonical(issuer.getSubjectX500Principal());
                given.stream()
                        .filter(one -> !one.equals(issuer) && name.equals(issuerNames.get(one)))
                        .forEach(one -> link(issuer, one));
            }
            level = provenIssuers(given, proven);
            proven.addAll(level);
        }
    }

    private List<X509Certificate> provenIssuers(Set<X509Certificate> given, Set<X509Certificate> already) {
        return given.stream()
                .filter(one -> issuers.containsKey(one) && !already.contains(one))
                .filter(CertificatePaths::mayIssue)
                .toList();
    }

    private void link(X509Certificate issuer, X509Certificate certificate) {
        List<X509Certificate> known = issuers.getOrDefault(certificate, List.of());
        if (!known.contains(issuer) && CertificateSignatures.signed(issuer, certificate)) {
            List<X509Certificate> more = new ArrayList<>(known);
            more.add(issuer);
            issuers.put(certificate, more);
        }
    }

    private void climb(List<X509Certificate> path) {
        X509Certificate last = path.getLast();
        List<X509Certificate> above = issuers.getOrDefault(last, authorities.issuersOf(last));
        for (X509Certificate issuer : above) {
            if (found.size() >= MOST_PATHS) {
                return;
            }
            if (authorities.anchors().contains(issuer)) {
                found.add(new Found(path, issuer));
            } else if (path.size() < LONGEST && !path.contains(issuer)) {
                List<X509Certificate> longer = new ArrayList<>(path);
                longer.add(issuer);
                climb(List.copyOf(longer));
            }
        }
    }
}
