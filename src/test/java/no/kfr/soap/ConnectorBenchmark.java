package no.kfr.soap;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.kfr.TestNumbers;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/**
 * What a call costs on the server's own threads and on virtual ones: processor time and allocation of the whole process, client
 * included, so only the difference says anything. Not part of the tests:
 *
 * <pre>mvn test -Dtest=ConnectorBenchmark -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class ConnectorBenchmark {

    private static final int CALLS = 400;

    static class OwnThreads {

        @Bean
        @Order(Integer.MAX_VALUE)
        WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> zOwnThreads() {
            return factory -> factory.addProtocolHandlerCustomizers(
                    handler -> handler.setExecutor(Executors.newFixedThreadPool(200)));
        }
    }

    static class VirtualThreads {

        @Bean
        @Order(Integer.MAX_VALUE)
        WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> zVirtualThreads() {
            return factory -> factory.addProtocolHandlerCustomizers(
                    handler -> handler.setExecutor(new VirtualThreadExecutor("bench-")));
        }
    }

    @Test
    void a_registration_on_both_kinds_of_threads() throws Exception {
        try (RunningRegister own = RunningRegister.startWith(OwnThreads.class);
                RunningRegister virtual = RunningRegister.startWith(VirtualThreads.class)) {
            measure("warm-up, own", own);
            measure("warm-up, virtual", virtual);
            for (int round = 0; round < 3; round++) {
                measure("own", own);
                measure("virtual", virtual);
            }
        }
    }

    private static void measure(String name, RunningRegister register) throws Exception {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            texts.add(
                    Payloads.register(UUID.randomUUID(), TestNumbers.customer().value(), "")
                            .text());
        }
        // alone, so that nobody else keeps its signer's certificate for the first time at the same moment
        register.sendUpload(texts.removeFirst());
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long cpu = system.getProcessCpuTime();
        long allocated = threads.getTotalThreadAllocatedBytes();
        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            texts.forEach(text ->
                    answers.add(callers.submit(() -> register.sendUpload(text).status())));
        }
        for (Future<Integer> answer : answers) {
            if (answer.get() != 200) {
                throw new IllegalStateException("a call was refused");
            }
        }
        System.out.printf(
                "BENCH %s: %.2f ms of processor time, %d KB allocated a call%n",
                name,
                (system.getProcessCpuTime() - cpu) / 1e6 / CALLS,
                (threads.getTotalThreadAllocatedBytes() - allocated) / 1024 / CALLS);
    }
}
