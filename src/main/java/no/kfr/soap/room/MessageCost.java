package no.kfr.soap.room;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import no.kfr.soap.message.XmlLimits;

/**
 * What a message may take of the heap until it is answered, told from its bytes before any of them is parsed: by their number, and by
 * how many of them begin an element or give an attribute its value. The figures are what reading each into a document allocates, and
 * then digesting it, with the pieces that are garbage by then; tests hold them. Of what the reader gives up at its limits, no more is
 * counted than it lets in.
 */
public final class MessageCost {

    /**
     * Bytes of the heap.
     *
     * @param unproven what the message takes from its first byte until its sender is proven, or refused
     * @param proven what is left of it from then until it is answered
     */
    public record Heap(long unproven, long proven) {}

    /** Threads, buffers and the reply. */
    private static final long EACH = 192 * 1024;
    /** The check of an ordinary signature, and a signed fault. */
    private static final long CHECK = 448 * 1024;
    /** Its text, its base64 and the digest's copies of it, and what is stored of it. */
    private static final long BYTE = 6;
    /** What the parser takes, beside that, to gather a piece that goes on and on. */
    private static final long BYTE_OF_PIECE = 4;

    private static final long TAG = 700;
    /** It begins and ends, and pays for the comments around it. */
    private static final long TAGS_PER_ELEMENT = 2;

    private static final long ATTRIBUTE = 300;
    /** The namespaces that hold at an element are listed for each part that it is digested with. */
    private static final long DIGESTED_ELEMENT = 1800;

    private static final long DIGESTED_ATTRIBUTE = 1000;

    /** In these, or with any bytes between, the two characters are the bytes that they are in ASCII. */
    private static final Set<Charset> PLAIN = Set.of(
            StandardCharsets.UTF_8,
            StandardCharsets.US_ASCII,
            StandardCharsets.ISO_8859_1,
            StandardCharsets.UTF_16,
            StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16LE);

    private final XmlLimits limits;

    /** @param limits that the reader of the message holds to */
    public MessageCost(XmlLimits limits) {
        this.limits = limits;
    }

    /** The most that any message of so many bytes may take. */
    public Heap most(long bytes) {
        return cost(bytes, bytes, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /**
     * @param envelope is read to its end
     * @param charset that it is read in
     * @param attached bytes of attachments
     */
    public Heap of(InputStream envelope, Charset charset, long attached) throws IOException {
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
        return plain ? cost(bytes + attached, bytes, tags, attributes) : cost(bytes + attached, bytes, bytes, bytes);
    }

    private Heap cost(long all, long envelope, long tags, long attributes) {
        long readTags = Math.min(tags, limits.elements() * TAGS_PER_ELEMENT);
        long readAttributes = Math.min(attributes, limits.attributesInAll());
        long read = EACH
                + all * BYTE
                + Math.min(envelope, limits.characters()) * BYTE_OF_PIECE
                + readTags * TAG
                + readAttributes * ATTRIBUTE;
        long digest = Math.min(tags, limits.elements()) * DIGESTED_ELEMENT + readAttributes * DIGESTED_ATTRIBUTE;
        return new Heap(read + CHECK + digest, read);
    }
}
