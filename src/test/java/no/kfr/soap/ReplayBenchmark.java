package no.kfr.soap;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import no.kfr.TestDatabase;
import no.kfr.soap.security.OtherClaims;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * What shared protection against replays costs a lookup: the whole register over HTTP with signed messages, as it is, with the claim in
 * a transaction of its own, and without any. All three run in this process and take turns block by block. Prints; asserts nothing
 * about time. Not part of the tests:
 *
 * <pre>mvn test -Dtest=ReplayBenchmark -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class ReplayBenchmark {

    private static final int WARM_UP_BLOCKS = 6;
    private static final int BLOCKS = 24;
    private static final int REQUESTS = 100;

    @Test
    void on_the_embedded_database() throws Exception {
        compare(
                "H2",
                () -> TestDatabase.newH2File().stream()
                        .map(setting -> "--" + setting)
                        .toArray(String[]::new));
    }

    @Test
    void on_postgresql() throws Exception {
        List<EmbeddedPostgres> servers = new ArrayList<>();
        compare("PostgreSQL", () -> {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("fsync", "on")
                    .start();
            servers.add(server);
            return new String[] {
                "--spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"),
                "--spring.datasource.username=postgres"
            };
        });
        for (EmbeddedPostgres server : servers) {
            server.close();
        }
    }

    private interface NewDatabase {
        String[] settings() throws Exception;
    }

    private static void compare(String database, NewDatabase databases) throws Exception {
        try (RunningRegister asItIs = start(AsItIs.class, databases);
                RunningRegister apart = start(ClaimedApart.class, databases);
                RunningRegister without = start(NotClaimed.class, databases)) {
            List<RunningRegister> registers = List.of(asItIs, apart, without);
            double[][] medians = new double[3][BLOCKS];
            for (int block = 0; block < WARM_UP_BLOCKS + BLOCKS; block++) {
                for (int turn = 0; turn < 3; turn++) {
                    int which = (block + turn) % 3;
                    double median = median(registers.get(which));
                    if (block >= WARM_UP_BLOCKS) {
                        medians[which][block - WARM_UP_BLOCKS] = median;
                    }
                }
            }
            for (double[] each : medians) {
                Arrays.sort(each);
            }
            System.out.printf(
                    "%s, median lookup over %d blocks of %d: as it is %.0f us, claimed apart %.0f us, not claimed %.0f"
                            + " us%n",
                    database, BLOCKS, REQUESTS, medians[0][BLOCKS / 2], medians[1][BLOCKS / 2], medians[2][BLOCKS / 2]);
        }
    }

    private static RunningRegister start(Class<?> claims, NewDatabase databases) throws Exception {
        List<String> settings = new ArrayList<>(List.of(databases.settings()));
        settings.add("--kfr.access.volume.per-minute=1000000");
        settings.add("--kfr.access.volume.per-day=10000000");
        return RunningRegister.startWith(claims, settings.toArray(String[]::new));
    }

    private static double median(RunningRegister register) throws Exception {
        List<String> requests = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            requests.add(Payloads.lookup(Payloads.CUSTOMER, "").text());
        }
        long[] nanos = new long[REQUESTS];
        for (int i = 0; i < REQUESTS; i++) {
            long start = System.nanoTime();
            SoapAnswer answer = register.sendLookup(requests.get(i));
            nanos[i] = System.nanoTime() - start;
            if (answer.status() != 200) {
                throw new IllegalStateException(answer.text());
            }
        }
        Arrays.sort(nanos);
        return nanos[REQUESTS / 2] / 1000.0;
    }

    static class AsItIs {}

    static class ClaimedApart {

        @Bean
        @Primary
        OtherClaims apart(
                JdbcClient database, PlatformTransactionManager transactions, Clock clock, SoapSettings settings) {
            return new OtherClaims(true, database, transactions, clock, settings);
        }
    }

    static class NotClaimed {

        @Bean
        @Primary
        OtherClaims none(
                JdbcClient database, PlatformTransactionManager transactions, Clock clock, SoapSettings settings) {
            return new OtherClaims(false, database, transactions, clock, settings);
        }
    }
}
