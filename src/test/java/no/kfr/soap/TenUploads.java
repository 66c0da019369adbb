package no.kfr.soap;

import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.kfr.soap.room.Room;

/**
 * A program: the register on the given PostgreSQL, and ten uploads of ten megabytes at once, as attachments and then inline. Prints
 * what became of each. Run with little heap by {@link AcknowledgementBenchmark}.
 */
final class TenUploads {

    private TenUploads() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("ten");
        LargeFile large = new LargeFile(LargeFile.TEN_MEGABYTES);
        Room gate;
        try (RunningRegister register = RunningRegister.start(
                "--spring.datasource.url=" + arguments[0], "--spring.datasource.username=postgres")) {
            for (boolean attached : new boolean[] {true, false}) {
                List<LargeFile.Ready> messages = new ArrayList<>();
                for (int i = 0; i < 10; i++) {
                    messages.add(attached ? large.attached(folder) : large.inline(folder));
                }
                send(register, messages, attached ? "attached" : "inline");
            }
            System.out.println("gate empty: "
                    + register.bean(MessageChain.class).rooms().large().isEmpty());
        }
        System.exit(0);
    }

    private static void send(RunningRegister register, List<LargeFile.Ready> messages, String form) throws Exception {
        long begin = System.nanoTime();
        try (ExecutorService callers = Executors.newFixedThreadPool(10)) {
            List<Future<String>> answers = new ArrayList<>();
            for (LargeFile.Ready message : messages) {
                answers.add(callers.submit(() -> {
                    SoapAnswer answer = register.post(
                            message.path(), message.contentType(), HttpRequest.BodyPublishers.ofFile(message.file()));
                    return answer.status() + " " + answer.code() + " after " + (System.nanoTime() - begin) / 1_000_000
                            + " ms";
                }));
            }
            for (Future<String> answer : answers) {
                System.out.println(form + ": " + answer.get());
            }
        }
    }
}
