package no.kfr.soap.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.soap.http.Arrivals;
import no.kfr.soap.message.MediaType;
import no.kfr.soap.message.RequestResources;
import no.kfr.soap.message.XmlEncoding;
import no.kfr.soap.proof.ReceivedBytes;
import no.kfr.soap.rate.SenderRates;
import no.kfr.soap.room.MessageCost;
import no.kfr.soap.room.RoomReservation;
import no.kfr.soap.room.Rooms;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;

/**
 * Takes in a message before anything of it is looked at, at the pace of its sender: few bytes in memory, more on the disk. What takes
 * heap begins when all of it is there, and when there is {@link Rooms room} for all that it may take.
 */
public final class MessageReceiptInterceptor extends AbstractSoapInterceptor {

    /** Bytes of a message that does not go among the large ones, wherever it is sent to. */
    public static final long SMALL = 64 * 1024;

    private final FileLimits limits;
    private final boolean takesFiles;
    private final MessageCost cost;
    private final Rooms rooms;
    private final SenderRates rates;
    private final Clock clock;

    /** @param takesFiles whether a message may be large, and have attachments */
    public MessageReceiptInterceptor(
            FileLimits limits, boolean takesFiles, MessageCost cost, Rooms rooms, SenderRates rates, Clock clock) {
        super(Phase.RECEIVE);
        this.limits = limits;
        this.takesFiles = takesFiles;
        this.cost = cost;
        this.rooms = rooms;
        this.rates = rates;
        this.clock = clock;
    }

    @Override
    public void handleMessage(SoapMessage message) {
        InputStream in = message.getContent(InputStream.class);
        if (in == null) {
            return;
        }
        Spool received = new Spool();
        RequestResources.closeAfter(message, received);
        receive(in, received);
        ReceivedBytes.keep(message, received::all);
        Arrivals.Arrival arrival = Arrivals.of(message);
        if (!arrival.isKnown()) {
            rates.requireOfStranger(arrival.sender(), received.length());
        }
        MediaType type = MediaType.of((String) message.get(Message.CONTENT_TYPE));
        if (takesFiles && type.name().equals("multipart/related")) {
            openEnvelope(message, Multipart.of(received, type), received.length());
        } else {
            take(message, type, received::open, 0, received.length());
            message.setContent(InputStream.class, received.open());
        }
    }

    private void receive(InputStream in, Spool received) {
        Instant latest = clock.instant().plus(limits.receipt());
        byte[] buffer = new byte[16 * 1024];
        for (int read = read(in, buffer); read >= 0; read = read(in, buffer)) {
            received.write(buffer, 0, read);
            if (clock.instant().isAfter(latest)) {
                throw Refused.because(
                        Code.MESSAGE_EXPIRED,
                        "wsu:Timestamp",
                        "a message arrives within " + limits.receipt().toSeconds() + " s");
            }
        }
    }

    private static int read(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException brokenOff) {
            throw Refused.because(Code.NOT_WELL_FORMED, brokenOff);
        }
    }

    private void openEnvelope(SoapMessage message, Multipart parts, long bytes) {
        Part envelope = parts.envelope();
        take(message, envelope.type(), envelope::open, bytes - envelope.length(), bytes);
        message.getExchange().put(Multipart.class, parts);
        message.setContent(InputStream.class, envelope.open());
    }

    private void take(SoapMessage message, MediaType type, Supplier<InputStream> envelope, long attached, long bytes) {
        try {
            Charset charset = XmlEncoding.of(type.parameter("charset"), envelope.get());
            message.put(Message.ENCODING, charset.name());
            MessageCost.Heap heap = cost.of(envelope.get(), charset, attached);
            RoomReservation.make(message, rooms, new RoomReservation.Need(heap, bytes, takesFiles && bytes > SMALL));
        } catch (IOException failed) {
            throw new IllegalStateException("a received message cannot be read again", failed);
        }
    }
}
