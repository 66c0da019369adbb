package no.kfr.access.certificate;

import java.util.Set;
import no.kfr.access.PinnedCertificates;
import no.kfr.access.Signer;
import no.kfr.access.certificate.own.ExpiryWatch;
import no.kfr.digest.Fingerprint;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;

/** Holds a signer to the certificates that were pinned for its organisation. Never remembered: a pin counts at once. */
final class Pins {

    private final PinnedCertificates pinned;
    private final ExpiryWatch watch;

    Pins(PinnedCertificates pinned, ExpiryWatch watch) {
        this.pinned = pinned;
        this.watch = watch;
    }

    void check(Signer signer) {
        Set<String> fingerprints = pinned.fingerprintsOf(signer.organisation());
        if (fingerprints.isEmpty()) {
            return;
        }
        String own = Fingerprint.of(signer.certificate());
        if (fingerprints.stream().noneMatch(pin -> pin.replace(":", "").equalsIgnoreCase(own))) {
            throw Refused.because(Code.CERTIFICATE_NOT_PINNED);
        }
        watch.pinnedCertificateUsed(signer);
    }
}
