package no.kfr.audit.bind;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import no.kfr.audit.cipher.ContentCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Binds what this node writes, and tells what any node wrote: all have the same keys, and the database has none of them. */
@Component
public final class NodeBinder {

    private static final byte[] WRITTEN = "written|".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SEALED = "sealed|".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COUNTED = "counted|".getBytes(StandardCharsets.US_ASCII);

    private final ContentCipher cipher;
    private final NodeNumbers numbers;

    public NodeBinder(ContentCipher cipher, NodeNumbers numbers) {
        this.cipher = cipher;
        this.numbers = numbers;
    }

    /** The name that this node writes under. */
    public String node() {
        return numbers.node();
    }

    /** In the caller's transaction, whose end decides about the number. */
    public Binding bind(byte[] written) {
        NodeNumbers.Given given = numbers.next();
        return new Binding(given.node(), given.number(), cipher.bind(text(given.node(), given.number(), written)));
    }

    public boolean holds(@Nullable Binding binding, byte[] written) {
        return binding != null && cipher.isBound(text(binding.node(), binding.number(), written), binding.mac());
    }

    /** For a block. */
    public byte[] bindSeal(byte[] header) {
        return cipher.bind(joined(SEALED, header));
    }

    public boolean holdsSeal(byte[] mac, byte[] header) {
        return cipher.isBound(joined(SEALED, header), mac);
    }

    byte[] bind(NodeMark mark) {
        return cipher.bind(joined(COUNTED, mark.text().getBytes(StandardCharsets.UTF_8)));
    }

    boolean holds(NodeMark mark, byte[] mac) {
        return cipher.isBound(joined(COUNTED, mark.text().getBytes(StandardCharsets.UTF_8)), mac);
    }

    private static byte[] text(String node, long number, byte[] written) {
        return joined(joined(WRITTEN, (node + "|" + number + "|").getBytes(StandardCharsets.UTF_8)), written);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
