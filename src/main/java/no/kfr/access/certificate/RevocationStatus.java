package no.kfr.access.certificate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import no.kfr.access.Signer;
import no.kfr.access.certificate.CertificateSettings.Mode;
import no.kfr.access.certificate.file.ReloadedFiles;
import no.kfr.access.certificate.own.SerialNumber;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a path was revoked, as the settings say; what was found out is remembered for as long as it certainly holds. */
final class RevocationStatus {

    private static final Logger LOG = LoggerFactory.getLogger(RevocationStatus.class);

    private final CertificateSettings settings;
    private final Clock clock;
    private final RevocationCheck check;
    private final ReloadedFiles<RevocationFiles> statusFiles;
    private final Cache<X509Certificate, Remembered> remembered;

    RevocationStatus(CertificateSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.check = new RevocationCheck(settings.revocation().timeout());
        this.statusFiles = new ReloadedFiles<>(
                "A revocation list or OCSP response",
                () -> RevocationFiles.files(settings.revocation()),
                () -> RevocationFiles.read(settings.revocation()),
                clock);
        this.remembered =
                Caffeine.newBuilder().maximumSize(settings.cacheSize()).build();
    }

    /** @throws Refused with CERTIFICATE_REVOKED or, for now, REVOCATION_UNKNOWN */
    void require(CertificatePaths.Found found, Signer signer) {
        if (settings.revocation().mode() == Mode.OFF) {
            return;
        }
        Instant now = clock.instant();
        RevocationFiles files = statusFiles.current();
        Remembered known = remembered.getIfPresent(signer.certificate());
        if (known == null || !known.holds(found, now, files)) {
            known = findOut(found, signer, now, files);
            remembered.put(signer.certificate(), known);
        }
        if (!known.accepted()) {
            throw Refused.forNow(Code.REVOCATION_UNKNOWN, settings.revocation().retryAfter());
        }
    }

    private Remembered findOut(CertificatePaths.Found found, Signer signer, Instant now, RevocationFiles files) {
        boolean known = true;
        for (int at = 0; at < found.certificates().size(); at++) {
            switch (check.of(found, at, files, now)) {
                case REVOKED -> throw Refused.because(Code.CERTIFICATE_REVOKED);
                case UNKNOWN -> known = false;
                case GOOD -> {}
            }
        }
        boolean accepted = known || settings.revocation().mode() == Mode.SOFT;
        if (!known) {
            LOG.warn(
                    "The revocation status of certificate {} of {} could not be found out; it is {}.",
                    SerialNumber.shown(signer.certificate()),
                    signer.organisation(),
                    accepted ? "accepted (revocation mode soft)" : "refused");
        }
        Instant end = accepted
                ? end(found, files, now)
                : now.plus(settings.revocation().retryAfter());
        return new Remembered(accepted, end, found, files);
    }

    private Instant end(CertificatePaths.Found found, RevocationFiles files, Instant now) {
        Instant end = now.plus(settings.cacheTime());
        for (int at = 0; at < found.certificates().size(); at++) {
            X509CRL crl = files.crlOf(found.issuerOf(at), now).orElse(null);
            if (crl != null && crl.getNextUpdate() != null) {
                end = earlier(end, crl.getNextUpdate().toInstant());
            }
            RevocationFiles.Response response = files.responseFor(
                            found.certificates().get(at), found.issuerOf(at), now)
                    .orElse(null);
            if (response != null && response.nextUpdate() != null) {
                end = earlier(end, response.nextUpdate());
            }
        }
        return end;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /**
     * What was found out about a path, from these files.
     *
     * @param accepted {@code false}: refused for now, because its revocation status is unknown
     */
    private record Remembered(boolean accepted, Instant end, CertificatePaths.Found found, RevocationFiles files) {

        @SuppressWarnings("ReferenceEquality") // another object is another content, and comparing contents costs more
        boolean holds(CertificatePaths.Found currentPath, Instant now, RevocationFiles currentFiles) {
            return now.isBefore(end) && files == currentFiles && found.equals(currentPath);
        }
    }
}
