package no.kfr.soap.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.function.BiConsumer;
import no.kfr.process.OutOfMemory;
import no.kfr.soap.message.Deadline;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Outermost of all that answers. Every answer says how it is to be shown and stored; it is said first, so that a page that needs it may
 * say otherwise. What there is too much of is refused here: plain GETs beyond their share with 503, requests far beyond theirs as
 * well. And what is left of a request that was refused early is read away, so that its sender hears why, but not for
 * longer than a request may take: the server itself would go on at the sender's pace.
 */
final class PlainHttp extends ValveBase {

    private static final String COME_AGAIN_SECONDS = "5";
    private static final int TOO_BUSY = HttpServletResponse.SC_SERVICE_UNAVAILABLE;

    private final Duration limit;
    private final Clock clock;
    private final Arrivals arrivals;
    private final RequestsInFlight gets = new RequestsInFlight();
    private final ServerSettings settings;
    private final SenderAddress senders;
    private final BiConsumer<String, String> journal;

    /** @param journal hears of what the server itself refused: as what, and to which address */
    PlainHttp(
            Duration limit,
            Arrivals arrivals,
            ServerSettings settings,
            Clock clock,
            BiConsumer<String, String> journal) {
        super(true);
        this.limit = limit;
        this.arrivals = arrivals;
        this.settings = settings;
        this.senders = settings.senderAddress();
        this.clock = clock;
        this.journal = journal;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        request.setRemoteAddr(
                senders.of(request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For"))));
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        if ("GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod())) {
            invokeGet(request, response);
        } else {
            invokeArrival(request, response);
        }
        if (isRefused(response)) {
            journal.accept("HTTP " + response.getStatus(), request.getRemoteAddr());
        }
    }

    private void invokeGet(Request request, Response response) throws IOException, ServletException {
        String sender = SenderAddress.counted(request.getRemoteAddr());
        RequestsInFlight.Taken taken = gets.take(sender);
        try {
            if (taken.ofAll() > settings.maxGets() || taken.ofSender() > settings.maxGetsOfSender()) {
                refuse(request, response);
            } else {
                answer(request, response, false);
            }
        } finally {
            gets.leave(sender);
        }
    }

    private void invokeArrival(Request request, Response response) throws IOException, ServletException {
        Arrivals.Arrival arrival = arrivals.begin(request);
        try {
            if (arrival.isFarTooMany()) {
                refuse(request, response);
            } else {
                answer(request, response, arrival.isOneTooMany());
            }
        } finally {
            arrival.end();
        }
    }

    /** At once, and without waiting for the rest of it. */
    private static void refuse(Request request, Response response) throws IOException {
        byte[] line = "503 Service Unavailable. Too many requests at the same time; come again.\n"
                .getBytes(StandardCharsets.US_ASCII);
        response.setStatus(TOO_BUSY);
        response.setHeader("Retry-After", COME_AGAIN_SECONDS);
        response.setHeader("Connection", "close");
        response.setContentType("text/plain;charset=UTF-8");
        response.setContentLength(line.length);
        response.getOutputStream().write(line);
        response.finishResponse();
        request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, null);
    }

    /** By the server, and not by the services, whose faults are journalled as what they are. An address where nothing is refuses nobody. */
    private static boolean isRefused(Response response) {
        int status = response.getStatus();
        return status == HttpServletResponse.SC_REQUEST_TIMEOUT
                || status == TOO_BUSY
                || (response.isError() && status != HttpServletResponse.SC_NOT_FOUND);
    }

    private void answer(Request request, Response response, boolean atOnce) throws IOException, ServletException {
        Deadline deadline = new Deadline(clock, limit);
        try {
            getNext().invoke(request, response);
        } catch (Error failure) {
            OutOfMemory.endIfIn(failure);
            throw failure;
        }
        if (request.getAttribute(BufferedReplyFilter.GIVEN_UP) != null) {
            request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, null);
        } else if (!request.isAsync() && !request.isFinished()) {
            response.finishResponse();
            if (atOnce) {
                request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, null);
            } else {
                readAway(request, response, deadline);
            }
        }
    }

    private static void readAway(Request request, Response response, Deadline deadline) {
        boolean silent = response.getStatus() == HttpServletResponse.SC_REQUEST_TIMEOUT;
        try {
            Dropped dropped = new Dropped();
            for (int read = 0; !silent && !deadline.isPastAfter(Math.max(read, 0)); ) {
                read = request.getCoyoteRequest().doRead(dropped);
                if (read < 0) {
                    return;
                }
            }
        } catch (IOException gone) {
            // nobody is there to be told
        }
        request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, null);
    }

    private static final class Dropped implements ApplicationBufferHandler {

        private ByteBuffer buffer = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // what is dropped needs no room
        }
    }
}
