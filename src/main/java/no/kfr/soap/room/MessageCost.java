package no.kfr.soap.room;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * What a message may take of the heap until it is answered, told from its bytes before any of them is parsed: by their number, and by
 * how many of them begin an element or give an attribute its value. The figures are what reading each into a document allocates, with the
 * pieces that are garbage by then; a test holds them.
 */
public final class MessageCost {

    /** Threads, buffers and the reply. */
    private static final long EACH = 192 * 1024;
    /** Its text, its base64 and the digest's copies of it, and what is stored of it. */
    private static final long BYTE = 5;
    /** What the parser takes, beside that, to gather a piece that goes on and on. */
    private static final long BYTE_OF_PIECE = 4;

    private static final long TAG = 700;
    private static final long ATTRIBUTE = 300;

    /** In these, or with any bytes between, the two characters are the bytes that they are in ASCII. */
    private static final Set<Charset> PLAIN = Set.of(
            StandardCharsets.UTF_8,
            StandardCharsets.US_ASCII,
            StandardCharsets.ISO_8859_1,
            StandardCharsets.UTF_16,
            StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16LE);

    private MessageCost() {}

    /**
     * @param envelope is read to its end
     * @param charset that it is read in
     * @param attached bytes of attachments
     * @param longestPiece bytes of one tag or text at most, before the parser gives it up or passes it on
     */
    public static long of(InputStream envelope, Charset charset, long attached, long longestPiece) throws IOException {
        boolean plain = PLAIN.contains(charset);
        long bytes = 0;
        long tags = 0;
        long attributes = 0;
        byte[] buffer = new byte[16 * 1024];
        for (int read = envelope.read(buffer, 0, buffer.length);
                read >= 0;
                read = envelope.read(buffer, 0, buffer.length)) {
            bytes += read;
            for (int i = 0; i < read; i++) {
                tags += buffer[i] == '<' ? 1 : 0;
                attributes += buffer[i] == '=' ? 1 : 0;
            }
        }
        // where the bytes do not tell, each may be a tag
        long structure = plain ? tags * TAG + attributes * ATTRIBUTE : bytes * TAG / 4;
        return EACH + (bytes + attached) * BYTE + Math.min(bytes, longestPiece) * BYTE_OF_PIECE + structure;
    }
}
