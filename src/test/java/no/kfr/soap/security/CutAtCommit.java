package no.kfr.soap.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Between a node and its PostgreSQL server: passes all on, until it is told to cut the connection at the next commit of a message that was
 * claimed. What the node commits besides, of its own accord, goes on.
 */
final class CutAtCommit implements AutoCloseable {

    /** Whether the server still gets to know of the commit. */
    enum Cut {
        BEFORE,
        AFTER
    }

    private static final String COMMIT = "COMMIT";
    private static final String CLAIM = "insert into seen_message";

    private final ServerSocket listening;
    private final int server;
    private volatile @Nullable Cut next;

    CutAtCommit(int server) throws IOException {
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.server = server;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    void cutNext(Cut when) {
        next = when;
    }

    private void accept() {
        try {
            while (true) {
                Socket node = listening.accept();
                Socket database = new Socket(InetAddress.getLoopbackAddress(), server);
                Thread.ofVirtual().start(() -> pass(node, database, true));
                Thread.ofVirtual().start(() -> pass(database, node, false));
            }
        } catch (IOException closed) {
            // no more
        }
    }

    private void pass(Socket from, Socket to, boolean fromNode) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[65536];
            boolean claimed = false;
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                String sent = fromNode ? new String(buffer, 0, length, StandardCharsets.ISO_8859_1) : "";
                claimed |= sent.contains(CLAIM);
                Cut cut = claimed && sent.contains(COMMIT) ? next : null;
                if (cut == Cut.AFTER) {
                    next = null;
                    from.close();
                    out.write(buffer, 0, length);
                    out.flush();
                    // the server does as it was told, and has nobody to tell
                    to.shutdownOutput();
                    to.getInputStream().readAllBytes();
                    return;
                }
                if (cut == Cut.BEFORE) {
                    next = null;
                    return;
                }
                out.write(buffer, 0, length);
            }
        } catch (IOException gone) {
            // as wanted
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }
}
