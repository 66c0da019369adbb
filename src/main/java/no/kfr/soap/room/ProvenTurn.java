package no.kfr.soap.room;

import java.util.Set;
import no.kfr.refusal.Refused;
import no.kfr.soap.message.Envelope;
import no.kfr.soap.security.VerifySender;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.phase.Phase;

/** Once the sender is proven, his message makes room for others that are yet to be, and goes on among operations of its kind. */
public final class ProvenTurn extends AbstractSoapInterceptor {

    private static final Set<String> REPORTS = Set.of(
            "getBatchReport", "extractOwnCustomerRelationships", "lookupCustomerRelationshipsBulk");

    public ProvenTurn() {
        super(Phase.PRE_PROTOCOL);
        addAfter(VerifySender.class.getName());
    }

    @Override
    public void handleMessage(SoapMessage message) {
        String operation =
                message.getExchange().get(Envelope.class).payload().getLocalName();
        try {
            message.getExchange().get(Turn.class).proven(REPORTS.contains(operation));
        } catch (Refused full) {
            throw full;
        } catch (Exception impossible) {
            throw new IllegalStateException("a turn could not be ended", impossible);
        }
    }
}
