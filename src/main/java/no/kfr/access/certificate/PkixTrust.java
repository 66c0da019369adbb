package no.kfr.access.certificate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import no.kfr.access.CertificateTrust;
import no.kfr.access.Signer;
import no.kfr.access.certificate.CertificateSettings.Mode;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.refusal.Violation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trust by certificate path, as the settings say; what was found out is remembered for as long as it certainly holds. */
final class PkixTrust implements CertificateTrust {

    private static final Logger LOG = LoggerFactory.getLogger(PkixTrust.class);

    private final CertificateSettings settings;
    private final Clock clock;
    private final Pins pins;
    private final RevocationCheck revocation;
    private final ReloadedFiles<Authorities> authorities;
    private final ReloadedFiles<StatusFiles> statusFiles;
    private final Cache<X509Certificate, Remembered> remembered;

    PkixTrust(CertificateSettings settings, Pins pins, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.pins = pins;
        this.revocation = new RevocationCheck(settings.revocation().timeout());
        this.authorities = new ReloadedFiles<>(
                "The file of trusted authorities",
                () -> Stream.ofNullable(settings.trustStore()).toList(),
                Authorities.NONE,
                before -> Authorities.read(settings.trustStore(), settings.trustStorePassword()),
                clock);
        this.statusFiles = new ReloadedFiles<>(
                "A revocation list or OCSP response",
                () -> StatusFiles.files(settings.revocation()),
                StatusFiles.NONE,
                before -> StatusFiles.read(settings.revocation()),
                clock);
        this.remembered =
                Caffeine.newBuilder().maximumSize(settings.cacheSize()).build();
    }

    @Override
    public Signer verify(List<X509Certificate> chain) {
        if (chain.isEmpty()) {
            throw Refused.because(Code.UNKNOWN_ISSUER);
        }
        X509Certificate certificate = chain.getFirst();
        Instant now = clock.instant();
        Authorities trusted = authorities.current();
        StatusFiles files = statusFiles.current();
        Remembered known = remembered.getIfPresent(certificate);
        if (known == null || !known.holds(now, trusted, files)) {
            known = findOut(chain, now, trusted, files);
            remembered.put(certificate, known);
        }
        if (known.signer() == null) {
            throw Refused.forNow(Code.REVOCATION_UNKNOWN, settings.revocation().retryAfter());
        }
        pins.check(known.signer());
        return known.signer();
    }

    /** How many certificates are remembered. */
    long rememberedCertificates() {
        remembered.cleanUp();
        return remembered.estimatedSize();
    }

    private Remembered findOut(List<X509Certificate> chain, Instant now, Authorities trusted, StatusFiles files) {
        CertificatePaths.Found found =
                CertificatePaths.find(chain, trusted).orElseThrow(() -> Refused.because(Code.UNKNOWN_ISSUER));
        List<Violation> violations = CertificateRules.broken(found.certificates());
        if (!violations.isEmpty()) {
            throw Refused.because(violations);
        }
        PathValidation.validate(found, now);
        Signer signer = new Signer(
                SubjectNumber.of(chain.getFirst()).orElseThrow(() -> Refused.because(Code.CERTIFICATE_NOT_USABLE)),
                chain.getFirst());
        boolean known = statusKnown(found, signer, files, now);
        if (!known && settings.revocation().mode() == Mode.HARD) {
            return new Remembered(null, now.plus(settings.revocation().retryAfter()), trusted, files);
        }
        return new Remembered(signer, end(found, files, now), trusted, files);
    }

    /** Whether every certificate of the path is known not to be revoked, or need not be. */
    private boolean statusKnown(CertificatePaths.Found found, Signer signer, StatusFiles files, Instant now) {
        if (settings.revocation().mode() == Mode.OFF) {
            return true;
        }
        boolean known = true;
        for (int i = 0; i < found.certificates().size(); i++) {
            switch (revocation.of(found.certificates().get(i), found.issuerOf(i), files, now)) {
                case REVOKED -> throw Refused.because(Code.CERTIFICATE_REVOKED);
                case UNKNOWN -> known = false;
                case GOOD -> {}
            }
        }
        if (!known) {
            LOG.warn(
                    "The revocation status of certificate {} of {} could not be found out; it is {}.",
                    signer.certificate().getSerialNumber().toString(16),
                    signer.organisation(),
                    settings.revocation().mode() == Mode.HARD ? "refused" : "accepted (revocation mode soft)");
        }
        return known;
    }

    private Instant end(CertificatePaths.Found found, StatusFiles files, Instant now) {
        Instant end = now.plus(settings.cacheTime());
        for (int i = 0; i < found.certificates().size(); i++) {
            end = earlier(end, found.certificates().get(i).getNotAfter().toInstant());
            X509CRL crl = files.crlOf(found.issuerOf(i), now).orElse(null);
            if (crl != null && crl.getNextUpdate() != null) {
                end = earlier(end, crl.getNextUpdate().toInstant());
            }
            StatusFiles.Response response =
                    files.responseFor(found.certificates().get(i), now).orElse(null);
            if (response != null && response.nextUpdate() != null) {
                end = earlier(end, response.nextUpdate());
            }
        }
        return earlier(end, found.anchor().getNotAfter().toInstant());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /**
     * What was found out about a certificate, from these authorities and these files.
     *
     * @param signer {@code null}: refused, because its revocation status is unknown
     */
    private record Remembered(@Nullable Signer signer, Instant end, Authorities authorities, StatusFiles files) {

        @SuppressWarnings("ReferenceEquality") // another object is another content, and comparing contents costs more
        boolean holds(Instant now, Authorities currentAuthorities, StatusFiles currentFiles) {
            return now.isBefore(end) && authorities == currentAuthorities && files == currentFiles;
        }
    }
}
