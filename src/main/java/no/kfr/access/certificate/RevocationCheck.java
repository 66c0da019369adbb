package no.kfr.access.certificate;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.kfr.access.certificate.own.SerialNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks whether one certificate was revoked by its issuer, with the JDK's own revocation checker: first the files, then the
 * network. Each certificate is asked about by itself, so that an authority that does not answer hides no revocation of another.
 */
final class RevocationCheck {

    private static final Logger LOG = LoggerFactory.getLogger(RevocationCheck.class);

    enum Status {
        GOOD,
        REVOKED,
        UNKNOWN
    }

    RevocationCheck(Duration timeout) {
        // The JDK knows these as system properties only, and reads them once. What the operator set on the command line
        // stays.
        for (String property : List.of("ocsp.timeout", "ocsp.readtimeout", "crl.timeout", "crl.readtimeout")) {
            String name = "com.sun.security." + property;
            if (System.getProperty(name) == null) {
                System.setProperty(name, timeout.toMillis() + "ms");
            }
        }
    }

    /** The status of the certificate at one place of a path. */
    Status of(CertificatePaths.Found found, int at, RevocationFiles files, Instant now) {
        X509Certificate certificate = found.certificates().get(at);
        try {
            CertPathValidator validator = CertPathValidator.getInstance("PKIX");
            PKIXParameters parameters = new PKIXParameters(Set.of(PathValidation.issuer(found, at)));
            parameters.setDate(Date.from(now));
            parameters.addCertStore(
                    CertStore.getInstance("Collection", new CollectionCertStoreParameters(files.crls())));
            parameters.addCertPathChecker(checker(validator, certificate, found.issuerOf(at), files, now));
            validator.validate(found.path(at, at + 1), parameters);
            return Status.GOOD;
        } catch (CertPathValidatorException e) {
            if (e.getReason() == BasicReason.REVOKED) {
                return Status.REVOKED;
            }
            LOG.debug("No revocation status of certificate {}", SerialNumber.shown(certificate), e);
            return Status.UNKNOWN;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot validate certificate paths", e);
        }
    }

    private static PKIXRevocationChecker checker(
            CertPathValidator validator,
            X509Certificate certificate,
            X509Certificate issuer,
            RevocationFiles files,
            Instant now) {
        PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
        Optional<RevocationFiles.Response> response = files.responseFor(certificate, issuer, now);
        if (response.isPresent()) {
            checker.setOcspResponses(Map.of(certificate, response.get().encoded()));
        } else if (files.crlOf(issuer, now).isPresent()) {
            checker.setOptions(EnumSet.of(PKIXRevocationChecker.Option.PREFER_CRLS));
        }
        return checker;
    }
}
