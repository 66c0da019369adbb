package no.kfr.bulkload.entry;

import java.util.Arrays;

/** Bytes that grow, with numbers of variable length: small ones take one byte. */
public final class PackedBytes {

    private byte[] bytes;
    private int length;

    public PackedBytes(int expected) {
        bytes = new byte[Math.max(16, expected)];
    }

    public int length() {
        return length;
    }

    public void number(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    public void text(byte[] text) {
        number(text.length);
        bytes(text);
    }

    /** What is packed already. */
    public void bytes(byte[] packed) {
        room(packed.length);
        System.arraycopy(packed, 0, bytes, length, packed.length);
        length += packed.length;
    }

    public byte[] toArray() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length + bytes.length / 2, length + more));
        }
    }

    /** Reads what was packed, in the same order. */
    public static final class Reader {

        private final byte[] bytes;
        private int at;

        public Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        public boolean hasMore() {
            return at < bytes.length;
        }

        public long number() {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = bytes[at++];
                value |= (long) (next & 0x7F) << shift;
                if (next >= 0) {
                    return value;
                }
            }
        }

        public byte[] text() {
            int size = (int) number();
            byte[] text = Arrays.copyOfRange(bytes, at, at + size);
            at += size;
            return text;
        }
    }
}
