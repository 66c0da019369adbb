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
 * Stands in for KAR and Maskinporten on this machine, over plain HTTP. Faults can be injected while it runs:
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
    private final Deque<ReceivedRequest> received = new ArrayDeque<>();
    private volatile SimulatedData data;

    private KarSimulator(HttpServer server, Options options, Clock clock) {
        this.server = server;
        this.data = options.data();
        this.misbehaviour = new Misbehaviour(options.delay());
        this.tokens = new Tokens(new GrantCheck(AUDIENCE, options.trusted(), clock), options.tokenLasts(), clock);
        var operations = new KarOperations(tokens, () -> data, clock);
        server.createContext("/token", exchange -> serve(exchange, tokenFaults.next(), tokenFaults, this::token));
        server.createContext("/customers/customerRelationships", exchange -> kar(exchange, operations::relationships));
        server.createContext("/customers/accountServicingProvider", exchange -> kar(exchange, operations::provider));
        server.createContext("/simulator/fault", exchange -> serve(exchange, Fault.NONE, karFaults, this::inject));
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
    public record Options(
            int port, SimulatedData data, List<X509Certificate> trusted, Duration tokenLasts, Duration delay) {

        public static Options of(int port, SimulatedData data) {
            return new Options(port, data, List.of(), Duration.ofMinutes(2), Duration.ofSeconds(3));
        }

        /** The same on another port. */
        public Options on(int other) {
            return new Options(other, data, trusted, tokenLasts, delay);
        }

        /** The same with these authorities. */
        public Options trusting(List<X509Certificate> authorities) {
            return new Options(port, data, List.copyOf(authorities), tokenLasts, delay);
        }
    }

    /** @throws IOException when the port is taken */
    public static KarSimulator start(Options options, Clock clock) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port());
        return new KarSimulator(HttpServer.create(address, 0), options, clock);
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

    /** Injects a fault of KAR for so many questions. */
    public void inject(Fault fault, long times) {
        karFaults.inject(fault, times);
    }

    /** Injects a fault of KAR until another is injected. */
    public void inject(Fault fault) {
        inject(fault, Long.MAX_VALUE);
    }

    /** Injects a fault of the token endpoint until another is injected. */
    public void injectAtToken(Fault fault) {
        tokenFaults.inject(fault, Long.MAX_VALUE);
    }

    /** Forgets all tokens that it has issued. */
    public void withdrawTokens() {
        tokens.withdrawAll();
    }

    /** The last questions to KAR and requests for tokens, oldest first. */
    public List<ReceivedRequest> received() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    @Override
    public void close() {
        inject(Fault.NONE, 0);
        injectAtToken(Fault.NONE);
        server.stop(0);
        threads.shutdownNow();
    }

    private void kar(HttpExchange exchange, Function<ReceivedRequest, Answer> operation) throws IOException {
        ReceivedRequest request = ReceivedRequest.of(exchange);
        Fault fault = data.fault(request.about()).orElseGet(karFaults::next);
        serve(exchange, fault, karFaults, operation);
    }

    private void serve(HttpExchange exchange, Fault fault, Faults faults, Function<ReceivedRequest, Answer> operation)
            throws IOException {
        try (exchange) {
            remember(ReceivedRequest.of(exchange));
            Answer answer = exchange.getRequestMethod().equals("GET")
                    ? operation.apply(ReceivedRequest.of(exchange))
                    : operation.apply(posted(exchange));
            misbehaviour.send(exchange, answer, fault, faults.change());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void remember(ReceivedRequest request) {
        synchronized (received) {
            received.addLast(request);
            if (received.size() > REMEMBERED) {
                received.removeFirst();
            }
        }
    }

    private static ReceivedRequest posted(HttpExchange exchange) {
        try {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            ReceivedRequest request = ReceivedRequest.of(exchange);
            return new ReceivedRequest(request.path(), Map.of("form", form), request.query());
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private Answer token(ReceivedRequest request) {
        return tokens.answer(request.headers().getOrDefault("form", ""));
    }

    private Answer inject(ReceivedRequest request) {
        var fault = Fault.named(request.query().getOrDefault("is", ""));
        String times = request.query().getOrDefault("times", "1000000");
        if (fault.isEmpty() || !times.matches("\\d{1,9}")) {
            return Answer.error(400, "simulator", "is=" + Fault.words() + "; at=kar or token; times=a number");
        }
        Faults faults = "token".equals(request.query().get("at")) ? tokenFaults : karFaults;
        faults.inject(fault.get(), Long.parseLong(times));
        return Answer.ok(Map.of("fault", fault.get().word()));
    }
}
