package no.kfr.soap.http;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose request it is, as far as the connection tells: what is counted for each sender goes by it. Nobody is believed who says that he
 * passes on the request of another, except the proxies that the operator names.
 */
public final class SenderAddress {

    /** Names are not looked up: an address begins with a digit of its own kind and holds nothing else. */
    private static final Pattern NUMERIC = Pattern.compile("[0-9a-fA-F:.]{2,45}");

    private static final int NETWORK_BYTES_OF_IPV6 = 8;

    private final List<Network> trusted;

    /**
     * @param trustedProxies addresses or networks such as {@code 10.1.0.0/16}
     * @throws IllegalArgumentException when one of them is neither
     */
    public SenderAddress(List<String> trustedProxies) {
        this.trusted = trustedProxies.stream().map(Network::of).toList();
    }

    /** @throws IllegalArgumentException when one of them is neither an address nor a network */
    static void requireNetworks(List<String> networks) {
        networks.forEach(Network::of);
    }

    /**
     * The last address that no trusted proxy stands for.
     *
     * @param connected the other end of the connection
     * @param forwardedFor values of X-Forwarded-For, in the order in which they were sent
     */
    public String of(String connected, Iterable<String> forwardedFor) {
        if (!isTrusted(connected)) {
            return connected;
        }
        String sender = connected;
        for (String hop : fromTheLast(forwardedFor)) {
            if (parse(hop).isEmpty()) {
                return sender;
            }
            sender = hop;
            if (!isTrusted(hop)) {
                return sender;
            }
        }
        return sender;
    }

    /** What counts as one sender: an address of IPv4, and 64 bits of IPv6, which every connection has for itself. */
    public static String counted(String address) {
        return parse(address)
                .map(InetAddress::getAddress)
                .filter(bytes -> bytes.length > 4)
                .map(bytes -> new Network(Arrays.copyOf(bytes, NETWORK_BYTES_OF_IPV6), 64).toString())
                .orElse(address);
    }

    private boolean isTrusted(String address) {
        Optional<InetAddress> parsed = parse(address);
        return parsed.isPresent()
                && trusted.stream()
                        .anyMatch(network -> network.contains(parsed.get().getAddress()));
    }

    private static List<String> fromTheLast(Iterable<String> headers) {
        List<String> hops = new java.util.ArrayList<>();
        headers.forEach(
                header -> Stream.of(header.split(",", -1)).map(String::strip).forEach(hops::add));
        Collections.reverse(hops);
        return hops;
    }

    private static Optional<InetAddress> parse(@Nullable String address) {
        String bare = address == null ? "" : address.replaceFirst("%.*$", "");
        try {
            // an address that is one needs no lookup
            return NUMERIC.matcher(bare).matches()
                            && (bare.contains(":")
                                    || bare.chars().filter(c -> c == '.').count() == 3)
                    ? Optional.of(InetAddress.ofLiteral(bare))
                    : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private record Network(byte[] bytes, int bits) {

        static Network of(String text) {
            int slash = text.indexOf('/');
            Optional<InetAddress> address = parse(slash < 0 ? text : text.substring(0, slash));
            if (address.isEmpty()) {
                throw wrong(text);
            }
            byte[] bytes = address.get().getAddress();
            try {
                int bits = slash < 0 ? bytes.length * 8 : Integer.parseInt(text.substring(slash + 1));
                if (bits < 0 || bits > bytes.length * 8) {
                    throw wrong(text);
                }
                return new Network(bytes, bits);
            } catch (NumberFormatException notANumber) {
                throw wrong(text);
            }
        }

        boolean contains(byte[] address) {
            if (address.length != bytes.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                if (((address[bit / 8] ^ bytes[bit / 8]) >> (7 - bit % 8) & 1) != 0) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String toString() {
            return java.util.HexFormat.of().formatHex(bytes) + "/" + bits;
        }

        private static IllegalArgumentException wrong(String text) {
            return new IllegalArgumentException(
                    "kfr.server.trusted-proxies has addresses or networks such as 10.1.0.0/16, not " + text);
        }
    }
}
