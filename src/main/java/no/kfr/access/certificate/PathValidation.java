package no.kfr.access.certificate;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;

/** RFC 5280 path validation by the JDK, at a given time; what it finds, as codes of the catalogue. */
final class PathValidation {

    private PathValidation() {}

    static void validate(CertificatePaths.Found found, Instant now) {
        if (now.isBefore(found.anchor().getNotBefore().toInstant())
                || now.isAfter(found.anchor().getNotAfter().toInstant())) {
            // PKIX does not ask for how long an anchor is valid.
            throw Refused.because(Code.CERTIFICATE_EXPIRED);
        }
        try {
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(found.anchor(), null)));
            parameters.setDate(Date.from(now));
            parameters.setRevocationEnabled(false);
            CertPathValidator.getInstance("PKIX").validate(found.path(), parameters);
        } catch (CertPathValidatorException e) {
            throw Refused.because(codeOf(e), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot validate certificate paths", e);
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
