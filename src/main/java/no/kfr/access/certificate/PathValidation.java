package no.kfr.access.certificate;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;

/**
 * RFC 5280 path validation by the JDK, at a given time; what it finds, as codes of the catalogue. The JDK takes some names for
 * different that RFC 5280 calls the same: there the path is validated in parts, and what reaches over the parts is checked here.
 */
final class PathValidation {

    private static final String NAME_CONSTRAINTS = "2.5.29.30";

    private PathValidation() {}

    static void validate(CertificatePaths.Found found, Instant now) {
        requireAuthorities(found.certificates());
        int from = 0;
        int length = found.certificates().size();
        for (int at = 0; at < length; at++) {
            boolean last = at + 1 == length;
            if (last || !sameForTheJdk(found, at)) {
                if (!last) {
                    requireNoConstraints(found.certificates().subList(at + 1, length));
                }
                validate(found, from, at + 1, now);
                from = at + 1;
            }
        }
    }

    /** The JDK's view of who issued the certificate at this place. */
    static TrustAnchor issuer(CertificatePaths.Found found, int at) {
        X509Certificate issuer = found.issuerOf(at);
        return sameForTheJdk(found, at)
                ? new TrustAnchor(issuer, null)
                : new TrustAnchor(found.certificates().get(at).getIssuerX500Principal(), issuer.getPublicKey(), null);
    }

    private static boolean sameForTheJdk(CertificatePaths.Found found, int at) {
        return found.certificates()
                .get(at)
                .getIssuerX500Principal()
                .equals(found.issuerOf(at).getSubjectX500Principal());
    }

    private static void validate(CertificatePaths.Found found, int from, int to, Instant now) {
        try {
            PKIXParameters parameters = new PKIXParameters(Set.of(issuer(found, to - 1)));
            parameters.setDate(Date.from(now));
            parameters.setRevocationEnabled(false);
            CertPathValidator.getInstance("PKIX").validate(found.path(from, to), parameters);
        } catch (CertPathValidatorException e) {
            throw Refused.because(codeOf(e), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot validate certificate paths", e);
        }
    }

    /** Each issuer is an authority, and has no more authorities below it than it may. */
    private static void requireAuthorities(List<X509Certificate> certificates) {
        int below = 0;
        for (X509Certificate issuer : certificates.subList(1, certificates.size())) {
            if (!CertificatePaths.mayIssue(issuer) || issuer.getBasicConstraints() < below) {
                throw Refused.because(Code.UNKNOWN_ISSUER);
            }
            below += issuer.getSubjectX500Principal().equals(issuer.getIssuerX500Principal()) ? 0 : 1;
        }
    }

    /** Name constraints would have to be carried over the parts: nobody issues so, and nobody is trusted by it. */
    private static void requireNoConstraints(List<X509Certificate> above) {
        if (above.stream().anyMatch(issuer -> issuer.getExtensionValue(NAME_CONSTRAINTS) != null)) {
            throw Refused.because(Code.UNKNOWN_ISSUER);
        }
    }

    private static Code codeOf(CertPathValidatorException e) {
        return switch (e.getReason()) {
            case BasicReason.EXPIRED, BasicReason.NOT_YET_VALID -> Code.CERTIFICATE_EXPIRED;
            case BasicReason.ALGORITHM_CONSTRAINED -> Code.WEAK_ALGORITHM;
            case PKIXReason.UNRECOGNIZED_CRIT_EXT -> Code.CERTIFICATE_NOT_USABLE;
            // Whoever signed it was no authority, or not for this name: nobody who may vouch for it did.
            default -> Code.UNKNOWN_ISSUER;
        };
    }
}
