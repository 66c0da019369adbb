package no.kfr.soap;

import java.util.Objects;
import no.kfr.access.Signer;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.PhaseInterceptorChain;

/** Who sent the message that is being handled on this thread. */
public final class Caller {

    private Caller() {}

    /** The proven sender. There always is one: the chain lets no other message reach an operation. */
    public static Signer current() {
        Signer signer = message().getExchange().get(Signer.class);
        if (signer == null) {
            throw new IllegalStateException("an operation was reached without a proven sender");
        }
        return signer;
    }

    /** The request that is being handled. */
    public static Message message() {
        return Objects.requireNonNull(PhaseInterceptorChain.getCurrentMessage());
    }
}
