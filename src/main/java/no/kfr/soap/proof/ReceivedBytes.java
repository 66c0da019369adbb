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
     * header Content-Type, that it cannot be read without, an empty line, and the body. A charset that the header did not name as it was
     * sent, it names there.
     */
    byte[] all();

    /** Keeps the request with its exchange. */
    static void keep(Message message, Supplier<byte[]> body) {
        message.getExchange().put(ReceivedBytes.class, () -> kept(message, body.get()));
    }

    private static byte[] kept(Message message, byte[] body) {
        String header = (String) message.get(Message.CONTENT_TYPE);
        MediaType type = MediaType.of(header);
        String charset = (String) message.get(Message.ENCODING);
        if (type.name().startsWith("multipart/")) {
            return entity(header, body);
        }
        if (charset == null || charset.equals(StandardCharsets.UTF_8.name())) {
            return body;
        }
        boolean named = type.parameter("charset").equalsIgnoreCase(charset);
        return entity(named ? header : type.name() + "; charset=" + charset, body);
    }

    private static byte[] entity(@Nullable String contentType, byte[] body) {
        byte[] header = ("Content-Type: " + contentType + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(header.length + body.length)
                .put(header)
                .put(body)
                .array();
    }
}
