package no.kfr.demo.karsimulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Stands in for KAR and Maskinporten on this machine, over plain HTTP. Faults can be ordered while it runs:
 * {@code POST /simulator/fault?is=silent&at=kar&times=10}.
 */
public final class KarSimulator implements AutoCloseable {

    /** What the token endpoint calls itself. */
    public static final String AUDIENCE = "https://kar-simulator.example/";

    private static final int REMEMBERED = 200;

    static {
        // without it, every answer on a kept connection waits 40 ms for an acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Tokens tokens;
    private final Faults karFaults = new Faults();
    private final Faults tokenFaults = new Faults();
    private final Misbehaviour misbehaviour;
    private final Deque<Question> asked = new ArrayDeque<>();
    private volatile SimulatedData data;

    private KarSimulator(HttpServer server, Order order, Clock clock) {
        this.server = server;
        this.data = order.data();
        this.misbehaviour = new Misbehaviour(order.delay());
        this.tokens = new Tokens(new GrantCheck(AUDIENCE, order.trusted(), clock), order.tokenLasts(), clock);
        var questions = new Questions(tokens, () -> data, clock);
        server.createContext("/token", exchange -> serve(exchange, tokenFaults.next(), tokenFaults, this::token));
        server.createContext("/customers/customerRelationships", exchange -> kar(exchange, questions::relationships));
        server.createContext("/customers/accountServicingProvider", exchange -> kar(exchange, questions::provider));
        server.createContext("/simulator/fault", exchange -> serve(exchange, Fault.NONE, karFaults, this::order));
        server.setExecutor(threads);
        server.start();
    }

    /**
     * How it is to be.
     *
     * @param port 0: any that is free
     * @param trusted the authorities that callers' certificates come from; empty: any certificate will do
     * @param delay of the fault {@link Fault#SLOW}
     */
    public record Order(
            int port, SimulatedData data, List<X509Certificate> trusted, Duration tokenLasts, Duration delay) {

        public static Order of(int port, SimulatedData data) {
            return new Order(port, data, List.of(), Duration.ofMinutes(2), Duration.ofSeconds(3));
        }

        /** The same on another port. */
        public Order on(int other) {
            return new Order(other, data, trusted, tokenLasts, delay);
        }

        /** The same with these authorities. */
        public Order trusting(List<X509Certificate> authorities) {
            return new Order(port, data, List.copyOf(authorities), tokenLasts, delay);
        }
    }

    /** @throws IOException when the port is taken */
    public static KarSimulator start(Order order, Clock clock) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), order.port());
        return new KarSimulator(HttpServer.create(address, 0), order, clock);
    }

    /** Where KAR is. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Where tokens are. */
    public URI tokenEndpoint() {
        return address().resolve("/token");
    }

    /** Replaces what it knows. */
    public void hold(SimulatedData other) {
        data = other;
    }

    /** Orders a fault of KAR for so many questions. */
    public void order(Fault fault, long times) {
        karFaults.order(fault, times);
    }

    /** Orders a fault of KAR until another is ordered. */
    public void order(Fault fault) {
        order(fault, Long.MAX_VALUE);
    }

    /** Orders a fault of the token endpoint until another is ordered. */
    public void orderAtToken(Fault fault) {
        tokenFaults.order(fault, Long.MAX_VALUE);
    }

    /** Forgets all tokens that it has issued. */
    public void withdrawTokens() {
        tokens.withdrawAll();
    }

    /** The last questions to KAR and requests for tokens, oldest first. */
    public List<Question> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    @Override
    public void close() {
        order(Fault.NONE, 0);
        orderAtToken(Fault.NONE);
        server.stop(0);
        threads.shutdownNow();
    }

    private void kar(HttpExchange exchange, Function<Question, Answer> operation) throws IOException {
        Question question = Question.of(exchange);
        Fault fault = data.fault(question.about()).orElseGet(karFaults::next);
        serve(exchange, fault, karFaults, operation);
    }

    private void serve(HttpExchange exchange, Fault fault, Faults faults, Function<Question, Answer> operation)
            throws IOException {
        try (exchange) {
            remember(Question.of(exchange));
            Answer answer = exchange.getRequestMethod().equals("GET")
                    ? operation.apply(Question.of(exchange))
                    : operation.apply(posted(exchange));
            misbehaviour.send(exchange, answer, fault, faults.change());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void remember(Question question) {
        synchronized (asked) {
            asked.addLast(question);
            if (asked.size() > REMEMBERED) {
                asked.removeFirst();
            }
        }
    }

    private static Question posted(HttpExchange exchange) {
        try {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Question question = Question.of(exchange);
            return new Question(question.path(), Map.of("form", form), question.query());
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private Answer token(Question request) {
        return tokens.answer(request.headers().getOrDefault("form", ""));
    }

    private Answer order(Question request) {
        var fault = Fault.named(request.query().getOrDefault("is", ""));
        String times = request.query().getOrDefault("times", "1000000");
        if (fault.isEmpty() || !times.matches("\\d{1,9}")) {
            return Answer.error(400, "simulator", "is=" + Fault.words() + "; at=kar or token; times=a number");
        }
        Faults faults = "token".equals(request.query().get("at")) ? tokenFaults : karFaults;
        faults.order(fault.get(), Long.parseLong(times));
        return Answer.ok(Map.of("fault", fault.get().word()));
    }
}
