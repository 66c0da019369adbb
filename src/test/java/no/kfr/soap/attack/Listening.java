package no.kfr.soap.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that attacks point to. Nobody ever may call it. */
final class Listening {

    private static final AtomicInteger CALLS = new AtomicInteger();
    private static final ServerSocket SOCKET = open();

    private Listening() {}

    static int port() {
        return SOCKET.getLocalPort();
    }

    static String url(String path) {
        return "http://localhost:" + port() + "/" + path;
    }

    static int calls() {
        return CALLS.get();
    }

    private static ServerSocket open() {
        try {
            ServerSocket socket = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
            Thread.ofVirtual().start(() -> {
                while (!socket.isClosed()) {
                    try {
                        socket.accept().close();
                        CALLS.incrementAndGet();
                    } catch (IOException closed) {
                        return;
                    }
                }
            });
            return socket;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
