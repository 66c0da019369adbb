package no.kfr.outbound;

import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Why a call got no answer, in words for the operator. */
public enum CallFailure {
    NO_HOST("there is no such host, or the names of hosts cannot be found out"),
    NO_CONNECTION("no connection: nobody listens, or a firewall stands between"),
    PROXY_ASKS_FOR_A_PASSWORD("the proxy asks for a name and a password (HTTP 407): write them into HTTPS_PROXY, as"
            + " http://name:password@host:port"),
    PROXY_REFUSES("the proxy does not let the connection through: have this host permitted, or name it in NO_PROXY"),
    CERTIFICATE_EXPIRED("its TLS certificate has expired"),
    CERTIFICATE_NOT_TRUSTED(
            "its TLS certificate comes from no authority that this Java trusts, perhaps from a proxy that opens TLS"),
    NO_TLS("TLS could not be agreed"),
    SILENT("no answer in time"),
    NO_HTTP("what answers does not speak HTTP"),
    LOST("the connection was lost before any answer");

    private static final Pattern TUNNEL = Pattern.compile("Tunnel failed, got: (\\d+)");
    private static final int MOST_CAUSES = 20;

    private final String words;

    CallFailure(String words) {
        this.words = words;
    }

    public static CallFailure of(Throwable failure) {
        if (isAny(failure, UnknownHostException.class, UnresolvedAddressException.class)) {
            return NO_HOST;
        }
        String tunnel = tunnelStatus(failure);
        if (!tunnel.isEmpty()) {
            return tunnel.equals("407") ? PROXY_ASKS_FOR_A_PASSWORD : PROXY_REFUSES;
        }
        if (isAny(failure, SSLException.class)) {
            return ofTls(failure);
        }
        if (isAny(failure, ConnectException.class, HttpConnectTimeoutException.class)) {
            return NO_CONNECTION;
        }
        if (isAny(failure, HttpTimeoutException.class)) {
            return SILENT;
        }
        return isAny(failure, ProtocolException.class) ? NO_HTTP : LOST;
    }

    /** Whether the call came to nothing before anything was sent. */
    public boolean isNeverSent() {
        return this == NO_HOST || this == NO_CONNECTION;
    }

    public boolean isOfProxy() {
        return this == PROXY_ASKS_FOR_A_PASSWORD || this == PROXY_REFUSES;
    }

    public boolean isOfTls() {
        return this == CERTIFICATE_EXPIRED || this == CERTIFICATE_NOT_TRUSTED || this == NO_TLS;
    }

    public String words() {
        return words;
    }

    private static CallFailure ofTls(Throwable failure) {
        if (isAny(failure, CertificateExpiredException.class)) {
            return CERTIFICATE_EXPIRED;
        }
        return isAny(failure, CertPathBuilderException.class, CertPathValidatorException.class)
                ? CERTIFICATE_NOT_TRUSTED
                : NO_TLS;
    }

    private static String tunnelStatus(Throwable failure) {
        return causes(failure)
                .map(cause -> TUNNEL.matcher(Objects.requireNonNullElse(cause.getMessage(), "")))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElse("");
    }

    @SafeVarargs
    private static boolean isAny(Throwable failure, Class<? extends Throwable>... kinds) {
        return causes(failure).anyMatch(cause -> Stream.of(kinds).anyMatch(kind -> kind.isInstance(cause)));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(MOST_CAUSES);
    }
}
