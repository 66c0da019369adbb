package no.kfr.outbound;

import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;

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

    public static HttpRequest.Builder request(URI uri) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        EnvironmentProxies.ofProcess()
                .authorization(uri)
                .ifPresent(shown -> request.header("Proxy-Authorization", shown));
        return request;
    }
}
