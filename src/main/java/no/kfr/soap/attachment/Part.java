package no.kfr.soap.attachment;

import java.io.InputStream;
import java.util.Map;
import no.kfr.soap.message.MediaType;

/**
 * One part of a multipart message.
 *
 * @param headers by their names in small letters
 * @param from its content's first byte in the message
 */
record Part(Map<String, String> headers, Spool message, long from, long length) {

    /** Without its angle brackets; empty when it has none. */
    String contentId() {
        return bare(headers.getOrDefault("content-id", ""));
    }

    MediaType type() {
        return MediaType.of(headers.get("content-type"));
    }

    String encoding() {
        return headers.getOrDefault("content-transfer-encoding", "binary");
    }

    InputStream open() {
        return message.open(from, length);
    }

    static String bare(String id) {
        return id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id;
    }
}
