package no.kfr.soap.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import no.kfr.soap.message.MediaType;
import org.apache.cxf.message.Message;
import org.jspecify.annotations.Nullable;

/** The request as it came over the wire, for as long as it is under way. */
public interface ReceivedBytes {

    /**
     * All of it, in memory: its XML, where that is all, in UTF-8. Otherwise (attachments, another charset) a MIME entity: the
     * header Content-Type, that it cannot be read without, an empty line, and the body.
     */
    byte[] all();

    /** Keeps the request with its exchange. */
    static void keep(Message message, Supplier<byte[]> body) {
        String header = (String) message.get(Message.CONTENT_TYPE);
        MediaType type = MediaType.of(header);
        String charset = type.parameter("charset");
        boolean plain =
                !type.name().startsWith("multipart/") && (charset.isEmpty() || charset.equalsIgnoreCase("utf-8"));
        ReceivedBytes received = plain ? body::get : () -> entity(header, body.get());
        message.getExchange().put(ReceivedBytes.class, received);
    }

    private static byte[] entity(@Nullable String contentType, byte[] body) {
        byte[] header = ("Content-Type: " + contentType + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(header.length + body.length)
                .put(header)
                .put(body)
                .array();
    }
}
