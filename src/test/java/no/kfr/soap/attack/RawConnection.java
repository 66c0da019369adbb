package no.kfr.soap.attack;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import no.kfr.soap.RunningRegister;

/** A client that writes its own HTTP. */
public final class RawConnection implements AutoCloseable {

    private final Socket socket;

    RawConnection(RunningRegister register) throws IOException {
        this(register.address("/").getPort());
    }

    RawConnection(int port) throws IOException {
        this("127.0.0.1", port);
    }

    /** From another address of this machine: a Linux has all of 127.0.0.0/8. */
    public static RawConnection from(String address, RunningRegister register) throws IOException {
        return new RawConnection(address, register.address("/").getPort());
    }

    /** One that takes in next to nothing of what it does not read. */
    static RawConnection narrow(String from, RunningRegister register) throws IOException {
        return narrow(from, register.address("/").getPort());
    }

    /** The same, to whatever answers at this port. */
    public static RawConnection from(String address, int port) throws IOException {
        return new RawConnection(address, port);
    }

    /** One that takes in next to nothing of what it does not read. */
    public static RawConnection narrow(String from, int port) throws IOException {
        return new RawConnection(from, port, 4096);
    }

    /** The same over TLS, once the handshake is done. */
    public static RawConnection over(SSLContext tls, RawConnection plain) throws IOException {
        SSLSocket secured = (SSLSocket)
                tls.getSocketFactory().createSocket(plain.socket, "127.0.0.1", plain.socket.getPort(), true);
        secured.startHandshake();
        return new RawConnection(secured);
    }

    private RawConnection(Socket socket) {
        this.socket = socket;
    }

    private RawConnection(String from, int port) throws IOException {
        this(from, port, 0);
    }

    private RawConnection(String from, int port, int receiveBuffer) throws IOException {
        socket = new Socket();
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        socket.setSoTimeout(30_000);
    }

    public RawConnection send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return this;
    }

    /** Sends no more, and still listens. */
    void end() throws IOException {
        socket.shutdownOutput();
    }

    /** The beginning of a call of the upload service, without what says how long it is. */
    public static String post(String... headers) {
        return "POST " + Attack.UPLOAD + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml;charset=UTF-8\r\n"
                + String.join("\r\n", headers) + (headers.length == 0 ? "" : "\r\n") + "\r\n";
    }

    String beginningOfAnswer() throws IOException {
        byte[] buffer = new byte[100];
        int read = socket.getInputStream().read(buffer);
        return new String(buffer, 0, Math.max(read, 0), StandardCharsets.UTF_8);
    }

    /** All that comes until the server closes the connection. */
    public String answerToTheEnd() throws IOException {
        StringBuilder answer = new StringBuilder();
        byte[] buffer = new byte[10_000];
        try {
            for (int read; (read = socket.getInputStream().read(buffer)) >= 0; ) {
                answer.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
            }
        } catch (java.net.SocketTimeoutException stillOpen) {
            answer.append("(the connection stays open)");
        } catch (java.net.SocketException reset) {
            answer.append("(reset)");
        }
        return answer.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
