package no.kfr.soap;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.management.ManagementFactory;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import no.kfr.soap.attachment.BatchContentInterceptor;
import no.kfr.soap.attachment.MessageReceiptInterceptor;
import no.kfr.soap.attachment.XopIncludeInterceptor;
import no.kfr.soap.security.SenderVerificationInterceptor;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.endpoint.Endpoint;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.phase.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the acknowledgement of a signed file of ten megabytes costs, and where, on PostgreSQL; and ten of them at once in a heap of 512
 * MB. Prints; asserts nothing about time. Not part of the tests:
 *
 * <pre>mvn test -Dtest=AcknowledgementBenchmark -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class AcknowledgementBenchmark {

    private static final int ROUNDS = 8;
    private static final Map<String, List<long[]>> STAMPS = new LinkedHashMap<>();

    @TempDir
    private Path folder;

    @Test
    void parts_of_an_acknowledgement() throws Exception {
        LargeFile large = new LargeFile(LargeFile.TEN_MEGABYTES);
        try (EmbeddedPostgres server = EmbeddedPostgres.start();
                RunningRegister register = RunningRegister.start(
                        "--spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"),
                        "--spring.datasource.username=postgres",
                        "--kfr.bulkload.polling-interval=1h")) {
            register.bean(SoapServices.PublishedServices.class).servers().forEach(AcknowledgementBenchmark::stamp);
            for (String form : List.of("attached", "inline")) {
                STAMPS.clear();
                List<Long> whole = new ArrayList<>();
                for (int i = 0; i < ROUNDS; i++) {
                    LargeFile.Ready message = form.equals("attached") ? large.attached(folder) : large.inline(folder);
                    long begin = System.nanoTime();
                    assertThat(register.post(
                                            message.path(),
                                            message.contentType(),
                                            HttpRequest.BodyPublishers.ofFile(message.file()))
                                    .status())
                            .isEqualTo(200);
                    whole.add(System.nanoTime() - begin);
                    Files.delete(message.file());
                }
                print(form, whole);
            }
        }
    }

    @Test
    void ten_at_once_in_half_a_gigabyte() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            Path out = folder.resolve("out.txt");
            Process program = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx512m",
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            TenUploads.class.getName(),
                            server.getJdbcUrl("postgres", "postgres"))
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            assertThat(program.waitFor(8, TimeUnit.MINUTES)).isTrue();
            String printed = Files.readString(out);
            System.out.println(printed);
            assertThat(printed).doesNotContain("OutOfMemoryError").contains("gate empty: true");
            assertThat(printed.lines().filter(line -> line.contains(" after ")))
                    .hasSize(20)
                    .allMatch(line -> line.contains("200 none") || line.contains("500 KFR-061"));
        }
    }

    private static void stamp(Server server) {
        Endpoint endpoint = server.getEndpoint();
        endpoint.getInInterceptors()
                .add(new Stamp("begin: all received", Phase.RECEIVE, MessageReceiptInterceptor.class));
        endpoint.getInInterceptors()
                .add(new Stamp("parsed, attachment expanded", Phase.POST_STREAM, XopIncludeInterceptor.class));
        endpoint.getInInterceptors()
                .add(new Stamp(
                        "signature and sender verified", Phase.PRE_PROTOCOL, SenderVerificationInterceptor.class));
        endpoint.getInInterceptors()
                .add(new Stamp("content taken out", Phase.POST_PROTOCOL, BatchContentInterceptor.class));
        endpoint.getOutInterceptors()
                .add(new Stamp("entries checked, batch stored", Phase.SETUP, AcknowledgementBenchmark.class));
    }

    private static void print(String form, List<Long> whole) {
        System.out.printf(
                "%s: acknowledged after %.0f ms (median of the last %d)%n", form, median(whole) / 1e6, ROUNDS / 2);
        double[] rest = {median(whole)};
        long[] before = new long[ROUNDS];
        long[] allocatedBefore = new long[ROUNDS];
        STAMPS.forEach((name, stamps) -> {
            List<Long> parts = new ArrayList<>();
            List<Long> allocated = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                parts.add(before[i] == 0 ? 0 : stamps.get(i)[0] - before[i]);
                allocated.add(before[i] == 0 ? 0 : stamps.get(i)[1] - allocatedBefore[i]);
                before[i] = stamps.get(i)[0];
                allocatedBefore[i] = stamps.get(i)[1];
            }
            rest[0] -= median(parts);
            System.out.printf(
                    "  %-32s %6.0f ms, %5.0f MB allocated%n", name, median(parts) / 1e6, median(allocated) / 1e6);
        });
        System.out.printf("  %-32s %6.0f ms%n", "sent, onto the disk; answered", rest[0] / 1e6);
    }

    private static double median(List<Long> values) {
        List<Long> last = values.subList(ROUNDS / 2, ROUNDS).stream().sorted().toList();
        return last.get(last.size() / 2);
    }

    private static final class Stamp extends AbstractSoapInterceptor {

        private final String name;

        Stamp(String name, String phase, Class<?> after) {
            super(name, phase);
            addAfter(after.getName());
            this.name = name;
        }

        @Override
        public void handleMessage(SoapMessage message) {
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            STAMPS.computeIfAbsent(name, none -> new ArrayList<>())
                    .add(new long[] {System.nanoTime(), threads.getCurrentThreadAllocatedBytes()});
        }
    }
}
