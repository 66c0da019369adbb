package no.kfr.demo.karsimulator;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A question as it arrived.
 *
 * @param headers by name in lower case
 * @param query by name
 */
public record ReceivedRequest(String path, Map<String, String> headers, Map<String, String> query) {

    private static final List<String> HEADERS = List.of(
            "authorization", "customerid", "accountid", "correlationid", "legal-mandate", "accountinforequestid");

    static ReceivedRequest of(HttpExchange exchange) {
        var headers = new java.util.TreeMap<String, String>();
        for (String name : HEADERS) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        String query = exchange.getRequestURI().getRawQuery();
        return new ReceivedRequest(
                exchange.getRequestURI().getPath(), headers, Tokens.fields(Objects.requireNonNullElse(query, "")));
    }

    /** Whom or what it is about. */
    @Nullable
    String about() {
        String customer = headers.get("customerid");
        return customer == null ? headers.get("accountid") : customer;
    }

    /** The legal mandate, decoded. */
    public String legalMandate() {
        // a plus is a plus here
        String encoded = headers.getOrDefault("legal-mandate", "").replace("+", "%2B");
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }
}
