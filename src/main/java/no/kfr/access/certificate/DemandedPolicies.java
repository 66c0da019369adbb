package no.kfr.access.certificate;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kfr.refusal.Code;
import no.kfr.refusal.StartRefused;
import no.kfr.refusal.Violation;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;

/**
 * Under which certificate policies a sender's certificate has to be issued, by the operator's settings: an authority issues to
 * persons and web servers, too. The certificate itself names the policy, and no authority between it and the trusted one is
 * limited to others; mappings of policies are not followed.
 *
 * @param everybody object identifiers; empty: any
 * @param byAuthority the common name of an authority, folded, with what counts below it instead
 */
record DemandedPolicies(Set<String> everybody, Map<String, Set<String>> byAuthority) {

    private static final String EXTENSION = "2.5.29.32";
    private static final String ANY = "2.5.29.32.0";

    static DemandedPolicies of(CertificateSettings settings) {
        Map<String, Set<String>> byAuthority = new HashMap<>();
        for (CertificateSettings.Authority authority : settings.authorities()) {
            if (byAuthority.put(AuthorityNames.folded(authority.name()), Set.copyOf(authority.policies())) != null) {
                throw new StartRefused("kfr.access.certificates.authorities names " + authority.name() + " twice.");
            }
        }
        return new DemandedPolicies(Set.copyOf(settings.policies()), Map.copyOf(byAuthority));
    }

    /** A limit that is set for a name which nobody bears limits nobody: most likely it is misspelt. */
    void requireKnown(Authorities authorities) {
        Set<String> names = authorities.byName().values().stream()
                .flatMap(List::stream)
                .flatMap(authority -> AuthorityNames.commonName(authority).stream())
                .collect(Collectors.toSet());
        byAuthority.keySet().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new StartRefused("kfr.access.certificates.authorities names \"" + name
                            + "\", but no certificate in kfr.access.certificates.trust-store has that common name.");
                });
    }

    /** What the path lacks; nothing when it is as demanded. */
    List<Violation> broken(CertificatePaths.Found found) {
        List<Set<String>> demanded = demandedOf(found);
        List<X509Certificate> path = found.certificates();
        boolean met = demanded.stream()
                .allMatch(policies -> policies.stream()
                        .anyMatch(policy -> namedBy(path.getFirst()).contains(policy)
                                && path.stream().skip(1).allMatch(issuer -> mayVouchFor(policy, issuer))));
        return met
                ? List.of()
                : List.of(Violation.ofMessage(
                        Code.POLICY_NOT_ACCEPTED,
                        "The certificate must be issued under one of these certificate policies: "
                                + demanded.stream()
                                        .flatMap(Set::stream)
                                        .distinct()
                                        .sorted()
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    private List<Set<String>> demandedOf(CertificatePaths.Found found) {
        List<Set<String>> own = Stream.concat(found.certificates().stream().skip(1), Stream.of(found.anchor()))
                .flatMap(authority -> AuthorityNames.commonName(authority).stream())
                .flatMap(name -> Stream.ofNullable(byAuthority.get(name)))
                .toList();
        return own.isEmpty() && !everybody.isEmpty() ? List.of(everybody) : own;
    }

    private static boolean mayVouchFor(String policy, X509Certificate issuer) {
        Set<String> limits = namedBy(issuer);
        return limits.isEmpty() || limits.contains(ANY) || limits.contains(policy);
    }

    private static Set<String> namedBy(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(EXTENSION);
        if (extension == null) {
            return Set.of();
        }
        try {
            CertificatePolicies policies =
                    CertificatePolicies.getInstance(JcaX509ExtensionUtils.parseExtensionValue(extension));
            return Arrays.stream(policies.getPolicyInformation())
                    .map(PolicyInformation::getPolicyIdentifier)
                    .map(identifier -> identifier.getId())
                    .collect(Collectors.toSet());
        } catch (IOException | IllegalArgumentException notPolicies) {
            // fits no demand, and limits to nothing
            return Set.of(EXTENSION);
        }
    }
}
