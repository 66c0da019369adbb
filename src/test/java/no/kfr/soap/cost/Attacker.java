package no.kfr.soap.cost;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.kfr.LogWatch;
import no.kfr.soap.SignedRequest;
import no.kfr.soap.attack.RawConnection;

/** Somebody at one address who sends the same kind of thing for some time, and remembers how it was answered. */
final class Attacker implements AutoCloseable {

    static final String ADDRESS = "127.0.0.66";

    private static final Pattern CODE = Pattern.compile("KFR-\\d{3}");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** One of the things that it sends; called again and again until the time is over. */
    @FunctionalInterface
    interface Act {
        void once() throws Exception;
    }

    private final URI register;
    private final HttpClient http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final long until;
    private final Map<String, Integer> answers = new TreeMap<>();

    /** @param register the beginning of its addresses */
    Attacker(URI register, Duration time) throws Exception {
        this.register = register;
        this.http = HttpClient.newBuilder()
                .localAddress(InetAddress.getByName(ADDRESS))
                .sslContext(LocalTls.context())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        this.until = System.nanoTime() + time.toNanos();
    }

    /** One that it writes its own HTTP to. */
    RawConnection connection() throws Exception {
        return secured(RawConnection.from(ADDRESS, register.getPort()));
    }

    /** One that takes in next to nothing of what it does not read. */
    RawConnection narrow() throws Exception {
        return secured(RawConnection.narrow(ADDRESS, register.getPort()));
    }

    private RawConnection secured(RawConnection plain) throws Exception {
        return "https".equals(register.getScheme()) ? RawConnection.over(LocalTls.context(), plain) : plain;
    }

    boolean goesOn() {
        return System.nanoTime() < until;
    }

    /** So many at the same time, each again and again; returns when the time is over and each has its last answer. */
    void act(int atOnce, Act act) throws Exception {
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < atOnce; i++) {
            running.add(threads.submit(() -> {
                do {
                    act.once();
                } while (goesOn());
                return null;
            }));
        }
        for (Future<?> each : running) {
            each.get(PATIENCE.toSeconds() * 2, TimeUnit.SECONDS);
        }
    }

    void send(SignedRequest request) throws Exception {
        String text = request.text();
        LogWatch.sent(text);
        post("/services/" + request.service(), "text/xml;charset=UTF-8", Messages.bytes(text));
    }

    void post(String path, String contentType, byte[] body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(register.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            answered(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (java.io.IOException cutOff) {
            count("no answer");
        }
    }

    void get(String path) throws Exception {
        answered(http.send(
                HttpRequest.newBuilder(register.resolve(path)).timeout(PATIENCE).build(),
                HttpResponse.BodyHandlers.ofString()));
    }

    /** How often which code, or which status of HTTP without one. */
    Map<String, Integer> answers() {
        return answers;
    }

    private void answered(HttpResponse<String> answer) {
        Matcher code = CODE.matcher(answer.statusCode() == 200 ? "" : answer.body());
        count(code.find() ? code.group() : "HTTP " + answer.statusCode());
    }

    private synchronized void count(String answer) {
        answers.merge(answer, 1, Integer::sum);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.shutdownNow();
    }
}
