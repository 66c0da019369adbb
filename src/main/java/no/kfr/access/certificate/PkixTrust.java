package no.kfr.access.certificate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.kfr.access.CertificateTrust;
import no.kfr.access.PresentedCertificate;
import no.kfr.access.SenderToken;
import no.kfr.access.Signer;
import no.kfr.access.certificate.file.ReloadedFiles;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.refusal.Violation;

/**
 * Trust by certificate path, as the settings say. What is trusted is remembered by the signer's certificate, so that nobody fills
 * the memory with one certificate in many tokens; what is refused is remembered elsewhere.
 */
final class PkixTrust implements CertificateTrust {

    private final CertificateSettings settings;
    private final Clock clock;
    private final Pins pins;
    private final RevocationStatus revocation;
    private final DemandedPolicies policies;
    private final ReloadedFiles<Authorities> authorities;
    private final RefusedTokens refusedTokens = new RefusedTokens();
    private final Cache<X509Certificate, TrustedPath> trustedPaths;

    PkixTrust(CertificateSettings settings, Pins pins, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.pins = pins;
        this.revocation = new RevocationStatus(settings, clock);
        this.policies = DemandedPolicies.of(settings);
        this.authorities = new ReloadedFiles<>(
                "The file of trusted authorities",
                () -> Stream.ofNullable(settings.trustStore()).toList(),
                this::readAuthorities,
                clock);
        this.trustedPaths =
                Caffeine.newBuilder().maximumSize(settings.cacheSize()).build();
    }

    @Override
    public PresentedCertificate examine(SenderToken token) {
        TokenContent.requireBounded(token);
        Instant now = clock.instant();
        Authorities trusted = authorities.current();
        ByteBuffer digest = RefusedTokens.digest(token);
        refusedTokens.requireUnknown(digest, now, trusted);
        try {
            TrustedPath path = trustedPath(TokenContent.read(token), now, trusted);
            return new Presented(path.found(), path.signer());
        } catch (Refused refused) {
            refusedTokens.remember(digest, refused, now, trusted);
            throw refused;
        }
    }

    /** How many certificates are remembered as trusted. */
    long trustedCertificates() {
        trustedPaths.cleanUp();
        return trustedPaths.estimatedSize();
    }

    /** How many tokens are remembered as refused. */
    long refusedTokens() {
        return refusedTokens.size();
    }

    private Authorities readAuthorities() {
        Authorities read = Authorities.read(settings.trustStore(), settings.trustStorePassword());
        policies.requireKnown(read);
        return read;
    }

    private TrustedPath trustedPath(List<X509Certificate> chain, Instant now, Authorities trusted) {
        X509Certificate certificate = chain.getFirst();
        TrustedPath known = trustedPaths.getIfPresent(certificate);
        if (known == null || !known.holds(now, trusted)) {
            known = findPath(chain, now, trusted);
            trustedPaths.put(certificate, known);
        }
        return known;
    }

    /** All paths are tried; if none will do, the refusal is that of the one which came nearest. */
    private TrustedPath findPath(List<X509Certificate> chain, Instant now, Authorities trusted) {
        Refused nearest = null;
        for (CertificatePaths.Found found : CertificatePaths.find(chain, trusted)) {
            try {
                return validated(found, now, trusted);
            } catch (Refused refused) {
                nearest = nearest == null
                                || refused.violations().size()
                                        < nearest.violations().size()
                        ? refused
                        : nearest;
            }
        }
        throw nearest == null ? Refused.because(Code.UNKNOWN_ISSUER) : nearest;
    }

    private TrustedPath validated(CertificatePaths.Found found, Instant now, Authorities trusted) {
        List<Violation> violations = new ArrayList<>(CertificateRules.broken(found.certificates()));
        violations.addAll(ExtendedKeyUses.broken(found.certificates()));
        violations.addAll(policies.broken(found));
        violations.addAll(CertificateValidity.broken(found, now));
        if (!violations.isEmpty()) {
            throw Refused.because(violations);
        }
        PathValidation.validate(found, now);
        X509Certificate certificate = found.certificates().getFirst();
        Signer signer = new Signer(
                SubjectNumber.of(certificate).orElseThrow(() -> Refused.because(Code.CERTIFICATE_NOT_USABLE)),
                certificate);
        return new TrustedPath(found, signer, end(found, now), trusted);
    }

    private Instant end(CertificatePaths.Found found, Instant now) {
        return Stream.concat(found.certificates().stream(), Stream.of(found.anchor()))
                .map(certificate -> certificate.getNotAfter().toInstant())
                .reduce(now.plus(settings.cacheTime()), (one, other) -> one.isBefore(other) ? one : other);
    }

    /** A path below these authorities. */
    private record TrustedPath(CertificatePaths.Found found, Signer signer, Instant end, Authorities authorities) {

        @SuppressWarnings("ReferenceEquality") // another object is another content, and comparing contents costs more
        boolean holds(Instant now, Authorities current) {
            return now.isBefore(end) && authorities == current;
        }
    }

    private final class Presented implements PresentedCertificate {

        private final CertificatePaths.Found found;
        private final Signer signer;

        Presented(CertificatePaths.Found found, Signer signer) {
            this.found = found;
            this.signer = signer;
        }

        @Override
        public X509Certificate certificate() {
            return signer.certificate();
        }

        @Override
        public Signer confirm() {
            revocation.require(found, signer);
            pins.check(signer);
            return signer;
        }
    }
}
