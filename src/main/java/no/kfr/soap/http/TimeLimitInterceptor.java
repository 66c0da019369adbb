package no.kfr.soap.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.soap.message.Deadline;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.io.DelegatingInputStream;
import org.apache.cxf.phase.Phase;

/**
 * Stops waiting for a message that comes in drops: each read may be quick enough for the server's own time-out, and all of them
 * together still hold a thread for days. And does not begin to wait when too many from the same address are on their way.
 */
public final class TimeLimitInterceptor extends AbstractSoapInterceptor {

    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Duration limit;
    private final Clock clock;

    /** @param limit for a whole message; the larger it is, the longer */
    public TimeLimitInterceptor(Duration limit, Clock clock) {
        super(Phase.RECEIVE);
        this.limit = limit;
        this.clock = clock;
    }

    @Override
    public void handleMessage(SoapMessage message) {
        if (Arrivals.of(message).isOneTooMany()) {
            throw Refused.overloaded(RETRY);
        }
        InputStream content = message.getContent(InputStream.class);
        if (content != null) {
            message.setContent(InputStream.class, new Timed(content, new Deadline(clock, limit)));
            // By it CXF would read what is left of a refused message, at the sender's pace, before it answers.
            message.removeContent(DelegatingInputStream.class);
        }
    }

    private static final class Timed extends FilterInputStream {

        private final Deadline deadline;

        Timed(InputStream in, Deadline deadline) {
            super(in);
            this.deadline = deadline;
        }

        @Override
        public int read() throws IOException {
            byte[] single = new byte[1];
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read >= 0 && deadline.isPastAfter(read)) {
                throw Refused.forNow(Code.MESSAGE_TOO_SLOW, RETRY);
            }
            return read;
        }
    }
}
