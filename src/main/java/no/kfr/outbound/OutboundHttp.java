package no.kfr.outbound;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Clients and requests of the register itself, all alike. */
public final class OutboundHttp {

    private static final String NOT_SHOWN = "jdk.http.auth.tunneling.disabledSchemes";

    static {
        // the JDK shows a proxy no name and password before TLS unless told to; naming them in HTTPS_PROXY is telling
        // it to
        if (System.getProperty(NOT_SHOWN) == null
                && EnvironmentProxies.ofProcess().haveAPassword()) {
            System.setProperty(NOT_SHOWN, "");
        }
    }

    private OutboundHttp() {}

    /** For what Java's own classes ask, such as whether a certificate was revoked. */
    public static void installProxies() {
        ProxySelector.setDefault(EnvironmentProxies.ofProcess());
    }

    /**
     * HTTP/1.1 only: the JDK otherwise asks a plain server to change to HTTP/2, which old ones refuse; and nothing is sent on to
     * where a redirect points.
     */
    public static HttpClient.Builder client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(EnvironmentProxies.ofProcess());
    }

    /**
     * The whole answer in this time. Java's own limit ends with the headers: a server that sends no more than these would keep whoever
     * asked for ever.
     *
     * @throws HttpTimeoutException when it is late
     */
    public static <T> HttpResponse<T> send(HttpClient client, HttpRequest request, BodyHandler<T> body, Duration within)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<T>> answer = client.sendAsync(request, body);
        try {
            return answer.get(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new HttpTimeoutException("no whole answer in time");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException cause ? cause : new IOException(failed.getCause());
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            throw stopped;
        }
    }

    public static HttpRequest.Builder request(URI uri) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        EnvironmentProxies.ofProcess()
                .authorization(uri)
                .ifPresent(shown -> request.header("Proxy-Authorization", shown));
        return request;
    }
}
