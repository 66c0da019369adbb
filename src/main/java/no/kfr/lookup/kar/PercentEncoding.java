package no.kfr.lookup.kar;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Text as it may stand in a header: UTF-8, every byte but unreserved ones of RFC 3986 as {@code %C2}. No text can end a header. */
final class PercentEncoding {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private PercentEncoding() {}

    static String of(String text) {
        var encoded = new StringBuilder(text.length() * 2);
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf(each) >= 0) {
                encoded.append((char) each);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(each));
            }
        }
        return encoded.toString();
    }
}
