package no.kfr.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import no.kfr.TestNumbers;
import no.kfr.client.soap.BatchRequests;
import no.kfr.client.soap.CallFailed;
import no.kfr.client.soap.ReadingRequests;
import no.kfr.client.soap.RegisterClient;
import no.kfr.contract.upload.BatchMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged register with half a gigabyte of heap, and ten files of the largest size at the same moment. */
class TenUploadsAtOnceIT {

    private static final int UPLOADS = 10;
    private static final int LARGEST = 10 * 1024 * 1024;

    @TempDir
    private Path folder;

    @Test
    void each_is_taken_in_or_refused_for_now_and_the_register_goes_on() throws Exception {
        var killed = KilledRegister.embedded(folder);
        Path file = largestFile();
        Process register = killed.serve("-Xmx512m", "-XX:+ExitOnOutOfMemoryError");
        try (var client = killed.client(Duration.ofMinutes(4));
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            KilledRegister.awaitAnswer(register, client);
            List<Callable<String>> calls = new ArrayList<>();
            for (int call = 0; call < UPLOADS; call++) {
                calls.add(() -> upload(client, file));
            }

            List<String> answers = new ArrayList<>();
            for (Future<String> answer : callers.invokeAll(calls, 5, TimeUnit.MINUTES)) {
                assertThat(answer.isCancelled()).as("none hangs").isFalse();
                answers.add(answer.get());
            }

            System.out.println("ten uploads of 10 MB at once with -Xmx512m: " + answers);
            assertThat(answers).allMatch(answer -> answer.equals("taken in") || answer.equals("KFR-061"));
            assertThat(answers).contains("taken in");
            client.own(ReadingRequests.own(KilledRegister.INSTITUTION, KilledRegister.INSTITUTION));
            assertThat(register.isAlive()).isTrue();
        } finally {
            register.destroyForcibly();
        }
    }

    private static String upload(RegisterClient client, Path file) {
        try {
            client.uploadBatch(BatchRequests.upload(KilledRegister.INSTITUTION, BatchMode.REGISTER, file));
            return "taken in";
        } catch (CallFailed failed) {
            assertThat(failed.retryable()).as(failed.getMessage()).isTrue();
            return failed.code() == null ? String.valueOf(failed.getMessage()) : failed.code();
        }
    }

    private Path largestFile() throws Exception {
        var text = new StringBuilder(LARGEST);
        while (text.length() < LARGEST - 11) {
            text.append(TestNumbers.organisation().value()).append(',');
        }
        return Files.writeString(folder.resolve("largest.csv"), text);
    }
}
