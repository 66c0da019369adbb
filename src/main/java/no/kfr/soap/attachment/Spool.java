package no.kfr.soap.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import no.kfr.refusal.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Bytes on their way: in memory while they are few, then in a temporary file without a name, which the operating system takes back
 * even when the process is killed. Readers may be several; they end when it is closed.
 */
final class Spool implements AutoCloseable {

    /** An ordinary message is half of it. */
    private static final int IN_MEMORY = 16 * 1024;

    private static final Duration UNTIL_THERE_IS_ROOM = Duration.ofSeconds(30);

    private byte[] memory = new byte[0];
    private @Nullable FileChannel file;
    private long length;

    long length() {
        return length;
    }

    /** @throws Refused when the disk has no room */
    void write(byte[] bytes, int from, int count) {
        try {
            if (file == null && length + count <= IN_MEMORY) {
                makeRoom((int) length + count);
                System.arraycopy(bytes, from, memory, (int) length, count);
            } else {
                ByteBuffer rest = ByteBuffer.wrap(bytes, from, count);
                FileChannel channel = onDisk();
                for (long at = length; rest.hasRemaining(); ) {
                    at += channel.write(rest, at);
                }
            }
            length += count;
        } catch (IOException full) {
            throw Refused.overloaded(UNTIL_THERE_IS_ROOM, full);
        }
    }

    /** Not more than came: who has sent little so far, and may be long about the rest, holds little. */
    private void makeRoom(int needed) {
        if (memory.length < needed) {
            memory = Arrays.copyOf(memory, Math.min(IN_MEMORY, Math.max(needed, 2 * memory.length)));
        }
    }

    InputStream open() {
        return open(0, length);
    }

    byte[] all() {
        try (InputStream in = open()) {
            return in.readNBytes(Math.toIntExact(length));
        } catch (IOException failed) {
            throw new IllegalStateException("what was received cannot be read again", failed);
        }
    }

    InputStream open(long from, long count) {
        return new Reading(from, from + count);
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    private FileChannel onDisk() throws IOException {
        FileChannel channel = file;
        if (channel == null) {
            channel = FileChannel.open(
                    Files.createTempFile("kfr-received", ".part"),
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
            file = channel;
            channel.write(ByteBuffer.wrap(memory, 0, (int) length), 0);
            memory = new byte[0];
        }
        return channel;
    }

    private int read(long at, byte[] into, int offset, int count) throws IOException {
        FileChannel channel = file;
        if (channel != null) {
            return channel.read(ByteBuffer.wrap(into, offset, count), at);
        }
        System.arraycopy(memory, (int) at, into, offset, count);
        return count;
    }

    private final class Reading extends InputStream {

        private final long end;
        private long at;

        Reading(long from, long end) {
            this.at = from;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int count) throws IOException {
            if (at >= end) {
                return -1;
            }
            int read = Spool.this.read(at, into, offset, (int) Math.min(count, end - at));
            at += Math.max(0, read);
            return read;
        }
    }
}
