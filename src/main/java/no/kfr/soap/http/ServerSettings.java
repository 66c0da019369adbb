package no.kfr.soap.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much the server has under way at the same time, and whom it believes.
 *
 * @param maxRequests SOAP requests under way at the same time, from first byte to last of the reply; strangers fill half of them. When
 *     not set, by the size of the heap: one for each 512 KB, at least 400 and at most 4000
 * @param maxOperations operations of proven participants carried out at the same time, those below not counted
 * @param maxReports reports, extracts and lookups in bulk at the same time
 * @param maxConnections open connections; when not set, by the size of the heap: one for each 512 KB, at least 500 and at most 8192
 * @param maxGets contracts and pages asked for at the same time; one more is answered with 503
 * @param maxGetsOfSender of them from one address
 * @param trustedProxies addresses or networks whose X-Forwarded-For is believed, such as {@code 10.1.0.0/16}
 * @param managementHosts names that the management port answers to, beside addresses of this machine
 */
@ConfigurationProperties(prefix = "kfr.server", ignoreUnknownFields = false)
public record ServerSettings(
        @Nullable Integer maxRequests,
        @DefaultValue("100") int maxOperations,
        @DefaultValue("8") int maxReports,
        @Nullable Integer maxConnections,
        @DefaultValue("64") int maxGets,
        @DefaultValue("16") int maxGetsOfSender,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue List<String> managementHosts) {

    private static final int HEAP_OF_ONE = 512 * 1024;

    public ServerSettings {
        requireAtLeast(8, maxRequests, "max-requests");
        requireAtLeast(8, maxConnections, "max-connections");
        requireAtLeast(1, maxOperations, "max-operations");
        requireAtLeast(1, maxReports, "max-reports");
        requireAtLeast(1, maxGets, "max-gets");
        requireAtLeast(1, maxGetsOfSender, "max-gets-of-sender");
        trustedProxies = List.copyOf(trustedProxies);
        managementHosts = List.copyOf(managementHosts);
        SenderAddress.requireNetworks(trustedProxies);
    }

    int requests() {
        return maxRequests == null ? byHeap(400, 4000) : maxRequests;
    }

    int connections() {
        return maxConnections == null ? byHeap(500, 8192) : maxConnections;
    }

    SenderAddress senderAddress() {
        return new SenderAddress(trustedProxies);
    }

    private static int byHeap(int least, int most) {
        return (int) Math.clamp(Runtime.getRuntime().maxMemory() / HEAP_OF_ONE, least, most);
    }

    private static void requireAtLeast(int least, @Nullable Integer value, String name) {
        if (value != null && value < least) {
            throw new IllegalArgumentException("kfr.server." + name + " must be at least " + least);
        }
    }
}
