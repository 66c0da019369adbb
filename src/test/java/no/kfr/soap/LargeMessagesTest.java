package no.kfr.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import no.kfr.soap.room.Room;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** More large messages at once than the heap has room for: they wait, or are asked to come again; none is left in the way. */
class LargeMessagesTest {

    private static final byte[] CONTENT = UploadedFilesTest.bytes(150_000);
    private static final int ALL = 70 << 20;
    private static RunningRegister register;
    private static Room gate;

    @BeforeAll
    static void start() {
        register = RunningRegister.start(
                "--kfr.bulkload.max-content-size=1MB", "--kfr.soap.upload-memory=70MB", "--kfr.soap.upload-wait=2s");
        gate = register.bean(MessageChain.class).rooms().large();
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @AfterEach
    void nobody_is_left_in_the_gate() {
        await(register.bean(MessageChain.class).rooms()::areEmpty);
    }

    @Test
    void refuses_for_now_when_the_turn_does_not_come() throws Exception {
        UUID correlationId = UUID.randomUUID();
        List<Future<SoapAnswer>> waiting;
        try (AutoCloseable held = gate.enter(ALL);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            waiting = callers.invokeAll(List.of(
                    () -> FileMessage.of(correlationId, CONTENT).sendTo(register),
                    () -> register.send(FileMessage.upload(
                            UUID.randomUUID(), FileMessage.inline(UploadedFilesTest.bytes(1_000_000)))),
                    () -> FileMessage.of(UUID.randomUUID(), CONTENT)
                            .include("0".repeat(1_500_000))
                            .withoutFile()
                            .sendTo(register)));
            assertThat(held).isNotNull();
        }
        for (Future<SoapAnswer> each : waiting) {
            SoapAnswer answer = each.get();
            assertThat(answer.code()).isEqualTo("KFR-061");
            assertThat(answer.field("retryable")).contains("true");
            assertThat(answer.field("retryAfter")).contains("10");
            assertThat(answer.signedParts()).contains("Body");
        }
        assertThat(FileMessage.of(correlationId, CONTENT).sendTo(register).status())
                .isEqualTo(200);
    }

    @Test
    void waits_for_its_turn() throws Exception {
        CompletableFuture<SoapAnswer> answer;
        try (AutoCloseable held = gate.enter(ALL)) {
            answer = later(register);
            await(gate::hasQueue);
            assertThat(held).isNotNull();
        }
        assertThat(answer.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
    }

    private static CompletableFuture<SoapAnswer> later(RunningRegister at) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return FileMessage.of(UUID.randomUUID(), CONTENT).sendTo(at);
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
    }

    @Test
    void of_many_at_once_each_succeeds_or_is_asked_to_come_again() throws Exception {
        List<Future<SoapAnswer>> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(12)) {
            for (int i = 0; i < 24; i++) {
                answers.add(callers.submit(
                        () -> FileMessage.of(UUID.randomUUID(), CONTENT).sendTo(register)));
            }
        }
        int taken = 0;
        for (Future<SoapAnswer> answer : answers) {
            assertThat(answer.get().code()).isIn("none", "KFR-061");
            taken += answer.get().status() == 200 ? 1 : 0;
        }
        assertThat(taken).isPositive();
    }

    @Test
    void whoever_sends_slowly_or_breaks_off_stands_in_nobodys_way() throws Exception {
        try (Socket slow = half(true);
                Socket chunked = half(false)) {
            assertThat(slow.isConnected() && chunked.isConnected()).isTrue();
            assertThat(gate.isEmpty()).isTrue();
            assertThat(FileMessage.of(UUID.randomUUID(), CONTENT)
                            .sendTo(register)
                            .status())
                    .isEqualTo(200);
        }
        assertThat(FileMessage.of(UUID.randomUUID(), CONTENT).sendTo(register).status())
                .isEqualTo(200);
    }

    /** Sends the first half of a message and no more. */
    private static Socket half(boolean announced) throws Exception {
        FileMessage message = FileMessage.of(UUID.randomUUID(), CONTENT);
        byte[] bytes = message.bytes();
        URI address = register.address(message.path());
        Socket socket = new Socket(address.getHost(), address.getPort());
        String length = announced ? "Content-Length: " + bytes.length : "Transfer-Encoding: chunked";
        write(
                socket,
                ("POST " + address.getPath() + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + message.contentType()
                                + "\r\n" + length + "\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        if (!announced) {
            write(socket, (Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        socket.getOutputStream().write(bytes, 0, bytes.length / 2);
        socket.getOutputStream().flush();
        return socket;
    }

    private static void write(Socket socket, byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    static void await(java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
