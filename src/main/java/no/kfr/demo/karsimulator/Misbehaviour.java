package no.kfr.demo.karsimulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Sends an answer, or what the fault makes of it. */
final class Misbehaviour {

    private static final Duration LONGEST_SILENCE = Duration.ofHours(2);

    private final Duration delay;

    Misbehaviour(Duration delay) {
        this.delay = delay;
    }

    /** @param change ends what only takes time */
    void send(HttpExchange exchange, Answer answer, Fault fault, CountDownLatch change)
            throws IOException, InterruptedException {
        switch (fault) {
            case NONE -> send(exchange, answer);
            case SLOW -> {
                wait(change, delay);
                send(exchange, answer);
            }
            case SILENT -> wait(change, LONGEST_SILENCE);
            case DRIBBLE -> dribble(exchange, answer, change);
            case HALF -> half(exchange, answer);
            case GARBAGE -> send(exchange, Answer.page());
            case UNAUTHORISED, FORBIDDEN, REFUSED, ERROR, UNAVAILABLE, TIMEOUT ->
                send(exchange, Answer.error(fault.status(), "ACC-" + fault.status(), "injected: " + fault.word()));
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        try (OutputStream out = begin(exchange, answer)) {
            out.write(answer.body());
        }
    }

    private static void dribble(HttpExchange exchange, Answer answer, CountDownLatch change)
            throws IOException, InterruptedException {
        try (OutputStream out = begin(exchange, answer)) {
            for (byte each : answer.body()) {
                out.write(each);
                out.flush();
                wait(change, Duration.ofSeconds(1));
            }
        }
    }

    /** Announces all of it. */
    private static void half(HttpExchange exchange, Answer answer) throws IOException {
        OutputStream out = begin(exchange, answer);
        out.write(answer.body(), 0, answer.body().length / 2);
        out.flush();
        exchange.close();
    }

    private static OutputStream begin(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.sendResponseHeaders(answer.status(), answer.body().length);
        return exchange.getResponseBody();
    }

    private static void wait(CountDownLatch change, Duration longest) throws InterruptedException {
        boolean ignored = change.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }
}
