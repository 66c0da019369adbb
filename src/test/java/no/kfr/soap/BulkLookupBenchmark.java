package no.kfr.soap;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.kfr.TestCertificates;
import no.kfr.TestDatabase;
import no.kfr.TestKar;
import no.kfr.TestNumbers;
import no.kfr.demo.karsimulator.Fault;
import no.kfr.demo.karsimulator.KarSimulator;
import no.kfr.demo.karsimulator.SimulatedData;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What asking about many control objects in one message gains: the whole register over HTTP with signed messages, on an H2 file and
 * on PostgreSQL, some clients at once, single lookups and bulk lookups taking turns, so that a change of the machine's speed meets
 * both. Requests are signed beforehand. Prints; asserts nothing about time. Not part of the tests:
 *
 * <pre>mvn test -Dtest=BulkLookupBenchmark -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class BulkLookupBenchmark {

    private static final int CUSTOMERS = 20_000;
    private static final int CLIENTS = 4;
    private static final int WARM_UP_ROUNDS = 3;
    private static final int ROUNDS = 5;
    private static final int SINGLES = 400;
    private static final int BULKS = 12;
    private static final int AT_ONCE = 1000;

    @Test
    void objects_per_second() throws Exception {
        List<String> lines = new ArrayList<>();
        lines.add("database     single/s    bulk/s   ratio   one bulk of 1000, ms");
        lines.add(measure("H2 file", TestDatabase.newH2File()));
        lines.add(measure("PostgreSQL", TestDatabase.POSTGRESQL.settings()));
        lines.forEach(System.out::println);
    }

    /** An agency's burst, KAR answering after 50 ms, all settings at their defaults but the rate; and single lookups meanwhile. */
    @Test
    void a_burst_of_36_000_objects_with_kar() throws Exception {
        var order = new KarSimulator.Options(
                0, SimulatedData.NONE, List.of(), Duration.ofMinutes(2), Duration.ofMillis(50));
        try (KarSimulator kar = KarSimulator.start(order, Clock.systemUTC())) {
            kar.inject(Fault.SLOW);
            String[] settings = Stream.concat(
                            TestKar.settings(kar).stream(),
                            Stream.of("kfr.access.volume.per-minute=100000000", "kfr.access.volume.per-day=1000000000"))
                    .map(setting -> "--" + setting)
                    .toArray(String[]::new);
            try (RunningRegister register = RunningRegister.start(settings)) {
                burst(register);
            }
        }
    }

    private static void burst(RunningRegister register) throws Exception {
        List<String> customers = load(register);
        var over = new AtomicBoolean();
        var refused = new AtomicInteger();
        try (ExecutorService clients = Executors.newFixedThreadPool(3)) {
            Future<List<Double>> singles = clients.submit(() -> singlesUntil(register, customers, over));
            long start = System.nanoTime();
            List<Future<Integer>> bulks = new ArrayList<>();
            for (int i = 0; i < 36; i++) {
                int from = (i * AT_ONCE) % customers.size();
                List<String> some = customers.subList(from, from + AT_ONCE);
                bulks.add(clients.submit(() -> {
                    SoapAnswer answer = register.sendLookup(BulkPayload.of(some).text());
                    return refused.addAndGet(
                            Integer.parseInt(answer.field("refused").orElseThrow()));
                }));
            }
            for (Future<Integer> bulk : bulks) {
                bulk.get();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            over.set(true);
            List<Double> sorted = singles.get().stream().sorted().toList();
            System.out.printf(
                    "36,000 objects with KAR at 50 ms: %.0f s (%.0f objects/s), %d refused; %d single lookups"
                            + " meanwhile: median %.0f ms, p99 %.0f ms%n",
                    seconds,
                    36_000 / seconds,
                    refused.get(),
                    sorted.size(),
                    sorted.get(sorted.size() / 2),
                    sorted.get(sorted.size() * 99 / 100));
        }
    }

    private static List<Double> singlesUntil(RunningRegister register, List<String> customers, AtomicBoolean over)
            throws Exception {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; !over.get(); i++) {
            String request =
                    Payloads.lookup(customers.get(i % customers.size()), "").text();
            long start = System.nanoTime();
            if (register.sendLookup(request).status() != 200) {
                throw new IllegalStateException("a single lookup was refused");
            }
            millis.add((System.nanoTime() - start) / 1e6);
        }
        return millis;
    }

    private static String measure(String name, List<String> database) throws Exception {
        String[] settings = Stream.concat(
                        database.stream(),
                        Stream.of(
                                "kfr.access.volume.per-minute=100000000",
                                "kfr.access.volume.per-day=1000000000",
                                "kfr.kar.base-address="))
                .map(setting -> "--" + setting)
                .toArray(String[]::new);
        try (RunningRegister register = RunningRegister.start(settings);
                ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<String> customers = load(register);
            double[] single = new double[ROUNDS];
            double[] bulk = new double[ROUNDS];
            double[] millis = new double[ROUNDS];
            for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
                double singles = perSecond(register, clients, singles(customers, round), 1);
                double seconds = AT_ONCE / perSecond(register, clients, bulks(customers, round), AT_ONCE);
                if (round >= 0) {
                    single[round] = singles;
                    bulk[round] = AT_ONCE / seconds;
                    millis[round] = 1000 * seconds * CLIENTS;
                }
            }
            return "%-10s %10.0f %9.0f %7.1f %12.0f"
                    .formatted(name, median(single), median(bulk), median(bulk) / median(single), median(millis));
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double perSecond(RunningRegister register, ExecutorService clients, List<String> requests, int each)
            throws Exception {
        long start = System.nanoTime();
        List<Future<Integer>> answers = clients.invokeAll(requests.stream()
                .map(request ->
                        (Callable<Integer>) () -> register.sendLookup(request).status())
                .toList());
        for (Future<Integer> answer : answers) {
            if (answer.get() != 200) {
                throw new IllegalStateException("answered with status " + answer.get());
            }
        }
        return requests.size() * each * 1e9 / (System.nanoTime() - start);
    }

    private static List<String> singles(List<String> customers, int round) throws Exception {
        List<String> requests = new ArrayList<>();
        for (int i = 0; i < SINGLES; i++) {
            String customer = customers.get(Math.floorMod(round * SINGLES + i * 7, customers.size()));
            requests.add(Payloads.lookup(customer, "<fromDate>2020-01-01</fromDate><acceptPartial>true</acceptPartial>")
                    .text());
        }
        return requests;
    }

    private static List<String> bulks(List<String> customers, int round) throws Exception {
        List<String> requests = new ArrayList<>();
        for (int i = 0; i < BULKS; i++) {
            int from = Math.floorMod((round * BULKS + i) * AT_ONCE, customers.size());
            requests.add(BulkPayload.of(customers.subList(from, from + AT_ONCE)).text());
        }
        return requests;
    }

    /** Two institutions know each customer; one of them did until some years ago. */
    private static List<String> load(RunningRegister register) {
        List<String> customers = IntStream.range(0, CUSTOMERS)
                .mapToObj(i -> TestNumbers.customer().value())
                .toList();
        List<Object[]> rows = customers.stream()
                .flatMap(customer -> Stream.of(
                        new Object[] {customer, TestCertificates.INSTITUTION, "2015-03-01", "9999-12-31"},
                        new Object[] {customer, "310022330", "2012-03-01", "2021-06-30"}))
                .toList();
        register.bean(JdbcTemplate.class).batchUpdate("""
            insert into customer_relationship (customer_id, institution, relationship_type, valid_from, valid_to, ownership,
                recorded_at, superseded_at)
            values (?, ?, 'DSOPBANK', cast(? as date), cast(? as date), 'PRIMARY_OWNER',
                timestamp '2024-01-01 00:00:00', timestamp '9999-12-31 00:00:00')\
            """, rows);
        return customers;
    }

    /** A request that is right, with all that most requests have. */
    private static final class BulkPayload {

        static SignedRequest of(List<String> customers) {
            StringBuilder content = new StringBuilder("<correlationId>" + UUID.randomUUID()
                    + "</correlationId><accountInfoRequestId>" + UUID.randomUUID()
                    + "</accountInfoRequestId><legalMandate>" + Payloads.MANDATE
                    + "</legalMandate><fromDate>2020-01-01</fromDate><acceptPartial>true</acceptPartial>");
            customers.forEach(customer ->
                    content.append("<question><controlObject>").append(customer).append("</controlObject></question>"));
            return SignedRequest.lookup(
                    TestCertificates.taxAuthority(), "lookupCustomerRelationshipsBulk", content.toString());
        }
    }
}
