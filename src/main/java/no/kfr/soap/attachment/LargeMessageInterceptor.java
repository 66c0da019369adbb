package no.kfr.soap.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.soap.http.SizeLimitInterceptor;
import no.kfr.soap.message.MediaType;
import no.kfr.soap.message.RequestResources;
import no.kfr.soap.proof.ReceivedBytes;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;

/**
 * Takes in messages that may be large before anything of them is looked at: onto the disk, at the pace of their sender. What
 * takes heap begins when all of it is there, and past the {@link Gate}. Small messages without attachments go by.
 */
public final class LargeMessageInterceptor extends AbstractSoapInterceptor {

    private final FileLimits limits;
    private final Gate gate;
    private final Clock clock;

    public LargeMessageInterceptor(FileLimits limits, Gate gate, Clock clock) {
        super(Phase.RECEIVE);
        this.limits = limits;
        this.gate = gate;
        this.clock = clock;
    }

    @Override
    public void handleMessage(SoapMessage message) {
        MediaType type = MediaType.of((String) message.get(Message.CONTENT_TYPE));
        boolean multipart = type.name().equals("multipart/related");
        InputStream in = message.getContent(InputStream.class);
        long announced = SizeLimitInterceptor.announcedLength(message);
        if (in == null || (!multipart && announced >= 0 && announced <= limits.rest())) {
            return;
        }
        Spool received = new Spool();
        RequestResources.closeAfter(message, received);
        receive(in, received);
        ReceivedBytes.keep(message, received::all);
        if (multipart) {
            openEnvelope(message, Multipart.of(received, type));
        } else {
            enterGate(message, received.length());
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

    private void openEnvelope(SoapMessage message, Multipart parts) {
        Part envelope = parts.envelope();
        if (envelope.length() > limits.rest()) {
            // its content stands inline although it could be an attachment
            enterGate(message, envelope.length());
        }
        message.getExchange().put(Multipart.class, parts);
        String charset = envelope.type().parameter("charset");
        message.put(Message.ENCODING, charset.isEmpty() ? "UTF-8" : charset);
        message.setContent(InputStream.class, envelope.open());
    }

    private void enterGate(SoapMessage message, long bytes) {
        RequestResources.closeAfter(message, gate.enter(bytes));
    }
}
