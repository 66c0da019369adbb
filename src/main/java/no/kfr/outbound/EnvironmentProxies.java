package no.kfr.outbound;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The proxies that {@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code ALL_PROXY} and {@code NO_PROXY} name, as curl and most other
 * programs take them; in small letters as well. Java itself knows only its own properties, which come first where they are set.
 * This machine is never asked through a proxy.
 */
public final class EnvironmentProxies extends ProxySelector {

    private final Map<String, String> environment;
    private final @Nullable ProxySelector otherwise;

    public EnvironmentProxies(Map<String, String> environment, @Nullable ProxySelector otherwise) {
        this.environment = Map.copyOf(environment);
        this.otherwise = otherwise;
    }

    /** Of this process. */
    public static EnvironmentProxies ofProcess() {
        ProxySelector before = ProxySelector.getDefault();
        return before instanceof EnvironmentProxies same ? same : new EnvironmentProxies(System.getenv(), before);
    }

    @Override
    public List<Proxy> select(URI uri) {
        List<Proxy> set = otherwise == null ? List.of(Proxy.NO_PROXY) : otherwise.select(uri);
        if (set.stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT)) {
            return set;
        }
        return List.of(proxy(uri)
                .map(proxy -> new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.getHost(), port(proxy))))
                .orElse(Proxy.NO_PROXY));
    }

    /** What the proxy is to be shown, where its address has a name and a password. */
    public Optional<String> authorization(URI uri) {
        return proxy(uri)
                .map(URI::getUserInfo)
                .map(user -> "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)));
    }

    boolean haveAPassword() {
        return variable("https_proxy")
                .or(() -> variable("all_proxy"))
                .flatMap(EnvironmentProxies::address)
                .map(URI::getUserInfo)
                .isPresent();
    }

    @Override
    public void connectFailed(URI uri, SocketAddress proxy, IOException failure) {
        // whoever calls is told, and says so
    }

    private Optional<URI> proxy(URI uri) {
        String host = uri.getHost();
        if (host == null || isThisMachine(host) || isExcepted(host, uri.getPort())) {
            return Optional.empty();
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        return variable(scheme + "_proxy").or(() -> variable("all_proxy")).flatMap(EnvironmentProxies::address);
    }

    /** Written with or without a scheme; what is no address is none. */
    private static Optional<URI> address(String text) {
        try {
            URI address = URI.create(text.contains("://") ? text : "http://" + text);
            return address.getHost() == null ? Optional.empty() : Optional.of(address);
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static int port(URI proxy) {
        if (proxy.getPort() >= 0) {
            return proxy.getPort();
        }
        return "https".equalsIgnoreCase(proxy.getScheme()) ? 443 : 80;
    }

    private boolean isExcepted(String host, int port) {
        return variable("no_proxy").stream()
                .flatMap(list -> Arrays.stream(list.split("[,\\s]+")))
                .anyMatch(pattern -> covers(pattern.toLowerCase(Locale.ROOT), host.toLowerCase(Locale.ROOT), port));
    }

    /** A domain stands for all in it, with a point before it or not. */
    private static boolean covers(String pattern, String host, int port) {
        if (pattern.equals("*")) {
            return true;
        }
        int colon = pattern.indexOf(':');
        boolean withPort = colon > 0 && colon == pattern.lastIndexOf(':');
        if (withPort && !pattern.substring(colon + 1).equals(Integer.toString(port))) {
            return false;
        }
        String domain = (withPort ? pattern.substring(0, colon) : pattern).replaceFirst("^\\*?\\.", "");
        return !domain.isEmpty() && (host.equals(domain) || host.endsWith("." + domain));
    }

    private static boolean isThisMachine(String host) {
        return host.equalsIgnoreCase("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name.toUpperCase(Locale.ROOT)))
                .or(() -> Optional.ofNullable(environment.get(name)))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }
}
