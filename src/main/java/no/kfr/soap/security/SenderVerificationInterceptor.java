package no.kfr.soap.security;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import javax.xml.namespace.QName;
import no.kfr.access.CertificateTrust;
import no.kfr.access.PresentedCertificate;
import no.kfr.access.Signer;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.soap.message.Addressing;
import no.kfr.soap.message.Envelope;
import no.kfr.soap.message.KnownHeaders;
import no.kfr.soap.settings.SoapSettings;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Proves who sent a message, what costs least first: its form, what it says to have signed, the certificate's trust, and only for the
 * holder of a trusted certificate digests and signature; then freshness, revocation, for which authorities may be asked over the
 * network, and that this node has not seen it.
 * Puts the {@link Signer}, the {@link SentMessage} and the {@link MessageClaim} on the exchange; a message without both never reaches an operation.
 */
@Component
public final class SenderVerificationInterceptor extends AbstractSoapInterceptor {

    private static final Duration RETRY = Duration.ofSeconds(5);

    private final CertificateTrust trust;
    private final Freshness freshness;
    private final ReplayGuard replays;
    private final Clock clock;
    private final Duration longest;
    private final Duration tolerance;
    private final @Nullable URI publicAddress;

    public SenderVerificationInterceptor(
            CertificateTrust trust, Clock clock, SoapSettings settings, SeenMessages seen) {
        super(Phase.PRE_PROTOCOL);
        // Before anything else touches XML security: what is encoded until then has line breaks, which some stacks
        // do not take for the same value.
        WSSConfig.init();
        this.trust = trust;
        this.freshness = new Freshness(clock, settings.clockTolerance(), settings.maxAge());
        this.replays = new ReplayGuard(clock, seen);
        this.clock = clock;
        this.tolerance = settings.clockTolerance();
        this.longest = settings.maxCheckTime();
        this.publicAddress = settings.publicAddress();
    }

    @Override
    public void handleMessage(SoapMessage message) {
        Envelope envelope = message.getExchange().get(Envelope.class);
        Instant end = clock.instant().plus(longest);
        SecurityHeader header = SecurityHeader.of(envelope);
        SignedParts.require(envelope, header);
        PresentedCertificate presented = trust.examine(TokenElement.read(header.token()));
        requireBefore(end);
        byte[] signature = SignatureVerification.require(envelope, header, presented.certificate());
        requireBefore(end);
        Freshness.Span fresh = freshness.require(header.timestamp());
        // not before: until here the certificate may be anybody's, copied from a message of its holder
        Signer signer = presented.confirm();
        requireBefore(end);
        message.getExchange().put(Signer.class, signer);
        message.getExchange().put(SentMessage.class, new SentMessage(fresh.sent(), tolerance));
        if (publicAddress != null) {
            Addressing.of(envelope).requireSentTo(publicAddress);
        }
        // last, so that a replay is journalled as a message of the one who signed it
        message.getExchange().put(MessageClaim.class, replays.require(signature, fresh));
    }

    /** Each step is bounded by itself; what comes too late all the same is not worth the next one: whoever sent it has gone. */
    private void requireBefore(Instant end) {
        if (clock.instant().isAfter(end)) {
            throw Refused.forNow(Code.CHECKED_TOO_LATE, RETRY);
        }
    }

    @Override
    public Set<QName> getUnderstoodHeaders() {
        return KnownHeaders.NAMES;
    }
}
