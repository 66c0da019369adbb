package no.kfr.audit.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;
import no.kfr.audit.bind.NodeBinder;
import no.kfr.digest.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * A closed page of the journal. Its hash covers the root over its entries and the hash of the block before it, so that nothing
 * before a block can change without changing the block.
 *
 * @param number from 1, without gaps
 * @param previous hash of the block before; zeros before the first
 * @param root Merkle root over the entries' leaves, in their order
 * @param entries how many
 * @param certificate fingerprint of the certificate that the signature is verified with
 * @param signature over {@link #header()}
 * @param bound by a node, over the same; {@code null} in blocks from before nodes bound what they wrote, which is part of their form
 */
public record Block(
        long number,
        byte[] previous,
        byte[] root,
        int entries,
        Instant sealedAt,
        String certificate,
        byte[] signature,
        byte @Nullable [] bound) {

    private static final byte[] FORM = "kfr-journal-block-2".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FORM_UNBOUND = "kfr-journal-block-1".getBytes(StandardCharsets.US_ASCII);

    public static byte[] nothingBefore() {
        return new byte[32];
    }

    /** The same block with its signature. */
    public Block signed(PrivateKey key) {
        byte[] made = DetachedSignature.make(key, header());
        return new Block(number, previous, root, entries, sealedAt, certificate, made, bound);
    }

    /** The same block with the node's hash over its header. */
    public Block boundBy(NodeBinder binder) {
        byte[] mac = binder.bindSeal(header(FORM));
        return new Block(number, previous, root, entries, sealedAt, certificate, signature, mac);
    }

    /** Whether a node sealed it. */
    public boolean isBound(NodeBinder binder) {
        return bound != null && binder.holdsSeal(bound, header());
    }

    public boolean isSignedBy(PublicKey key) {
        return DetachedSignature.holds(key, header(), signature);
    }

    public byte[] hash() {
        return Sha256.of(header());
    }

    /** All but the signature, as it is signed and hashed. */
    public byte[] header() {
        return header(bound == null ? FORM_UNBOUND : FORM);
    }

    private byte[] header(byte[] form) {
        byte[] at = sealedAt.toString().getBytes(StandardCharsets.US_ASCII);
        byte[] by = certificate.getBytes(StandardCharsets.UTF_8);
        int length =
                form.length + Long.BYTES + 5 * Integer.BYTES + previous.length + root.length + at.length + by.length;
        ByteBuffer header = ByteBuffer.allocate(length).put(form).putLong(number);
        for (byte[] field : new byte[][] {previous, root, at, by}) {
            header.putInt(field.length).put(field);
        }
        return header.putInt(entries).array();
    }
}
