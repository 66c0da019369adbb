package no.kfr.soap.room;

import java.util.Set;
import no.kfr.access.Signer;
import no.kfr.refusal.Refused;
import no.kfr.soap.message.Envelope;
import no.kfr.soap.rate.SenderRates;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.phase.Phase;

/** Once the sender is proven, his message counts towards his rate, makes room for others that are yet to be, and goes on among operations of its kind. */
public final class ProvenRoomInterceptor extends AbstractSoapInterceptor {

    private static final Set<String> REPORTS =
            Set.of("getBatchReport", "extractOwnCustomerRelationships", "lookupCustomerRelationshipsBulk");

    private final SenderRates rates;

    public ProvenRoomInterceptor(SenderRates rates) {
        super(Phase.PRE_PROTOCOL);
        this.rates = rates;
    }

    @Override
    public void handleMessage(SoapMessage message) {
        String operation = message.getExchange().get(Envelope.class).payload().getLocalName();
        RoomReservation reservation = message.getExchange().get(RoomReservation.class);
        rates.require(message.getExchange().get(Signer.class).organisation(), reservation.bytes());
        try {
            reservation.proven(REPORTS.contains(operation));
        } catch (Refused full) {
            throw full;
        } catch (Exception impossible) {
            throw new IllegalStateException("a reservation could not be ended", impossible);
        }
    }
}
