package no.kfr.soap;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import no.kfr.TestDatabase;
import no.kfr.audit.MessageJournal;
import no.kfr.audit.MessageKind;
import no.kfr.soap.security.OtherClaims;
import no.kfr.soap.settings.SoapSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What proof costs a lookup: the whole register over HTTP with signed messages, as it is; with the claim against replays in a
 * transaction of its own, and without any; with request and reply stored in a transaction of their own, and not at all. All run in
 * this process and take turns block by block. Prints; asserts nothing about time. Not part of the tests:
 *
 * <pre>mvn test -Dtest=ProofBenchmark -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class ProofBenchmark {

    private static final int WARM_UP_BLOCKS = 6;
    private static final int BLOCKS = 24;
    private static final int REQUESTS = 100;
    private static final List<Class<?>> VARIANTS =
            List.of(AsItIs.class, ClaimedApart.class, NotClaimed.class, StoredApart.class, NotStored.class);

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
                "--spring.datasource.username=postgres",
                "--kfr.audit.keys[0].id=test",
                "--kfr.audit.keys[0].base64=" + TestDatabase.JOURNAL_KEY,
                "--kfr.audit.search-key.base64=" + TestDatabase.JOURNAL_KEY
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
        List<RunningRegister> registers = new ArrayList<>();
        for (Class<?> variant : VARIANTS) {
            registers.add(start(variant, databases));
        }
        double[][] medians = new double[VARIANTS.size()][BLOCKS];
        for (int block = 0; block < WARM_UP_BLOCKS + BLOCKS; block++) {
            for (int turn = 0; turn < VARIANTS.size(); turn++) {
                int which = (block + turn) % VARIANTS.size();
                double median = LookupTimes.median(registers.get(which), REQUESTS);
                if (block >= WARM_UP_BLOCKS) {
                    medians[which][block - WARM_UP_BLOCKS] = median;
                }
            }
        }
        System.out.printf("%s, median lookup over %d blocks of %d%n", database, BLOCKS, REQUESTS);
        for (int which = 0; which < VARIANTS.size(); which++) {
            Arrays.sort(medians[which]);
            System.out.printf("  %-16s %,7.0f us%n", VARIANTS.get(which).getSimpleName(), medians[which][BLOCKS / 2]);
            registers.get(which).close();
        }
    }

    private static RunningRegister start(Class<?> claims, NewDatabase databases) throws Exception {
        List<String> settings = new ArrayList<>(List.of(databases.settings()));
        settings.add("--kfr.access.volume.per-minute=1000000");
        settings.add("--kfr.access.volume.per-day=10000000");
        return RunningRegister.startWith(claims, settings.toArray(String[]::new));
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

    static class StoredApart {

        @Bean
        @Primary
        MessageJournal apart(MessageJournal messages, PlatformTransactionManager transactions) {
            return new OtherMessages(messages, transactions);
        }
    }

    static class NotStored {

        @Bean
        @Primary
        MessageJournal none() {
            return new OtherMessages(null, null);
        }
    }

    /** Messages that are not stored, or stored in a transaction of their own. */
    private record OtherMessages(
            @Nullable MessageJournal messages, @Nullable PlatformTransactionManager transactions)
            implements MessageJournal {

        @Override
        public void message(UUID entryId, MessageKind kind, byte[] asSentOrReceived) {
            if (messages != null && transactions != null) {
                TransactionTemplate own = new TransactionTemplate(transactions);
                own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
                own.executeWithoutResult(status -> messages.message(entryId, kind, asSentOrReceived));
            }
        }

        @Override
        public void certificate(X509Certificate signer) {
            if (messages != null) {
                messages.certificate(signer);
            }
        }
    }
}
