package no.kfr;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import no.kfr.access.volume.VolumeGuard;
import no.kfr.audit.Journal;
import no.kfr.audit.RequestWork;
import no.kfr.audit.SealingKey;
import no.kfr.participant.Directory;
import no.kfr.participant.Participants;
import no.kfr.transaction.DatabaseTime;
import no.kfr.transaction.UnitOfWork;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The register and the services upon it, without SOAP, on one of the databases. */
public final class RegisterNode implements AutoCloseable {

    private static final Map<TestDatabase, RegisterNode> RUNNING = new EnumMap<>(TestDatabase.class);

    private final ConfigurableApplicationContext context;

    private RegisterNode(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** The one node of this Java machine on the database. */
    public static synchronized RegisterNode on(TestDatabase database) {
        return RUNNING.computeIfAbsent(database, each -> start(each.settings()));
    }

    /** A node of its own, for the test to close. */
    public static RegisterNode start(List<String> settings, Class<?>... more) {
        return new RegisterNode(new SpringApplicationBuilder(Parts.class)
                .sources(more)
                .web(WebApplicationType.NONE)
                .properties(settings.toArray(String[]::new))
                // what asks the database belongs to the SOAP edge, which is not here
                .properties("management.endpoint.health.validate-group-membership=false")
                .run(settings.stream().map(setting -> "--" + setting).toArray(String[]::new)));
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public MovableClock clock() {
        return get(MovableClock.class);
    }

    public TestAccess access() {
        return get(TestAccess.class);
    }

    public JdbcClient sql() {
        return get(JdbcClient.class);
    }

    public <T> T inTransaction(Supplier<T> work) {
        return get(UnitOfWork.class).run(work);
    }

    /** A request to one of the services. */
    public RequestWork request() {
        return new TestRequest(get(UnitOfWork.class), get(Journal.class));
    }

    @Override
    public void close() {
        context.close();
    }

    // no @Configuration: whoever scans all of no.kfr must not find it
    @EnableAutoConfiguration
    @ComponentScan({
        "no.kfr.transaction",
        "no.kfr.register",
        "no.kfr.bulkload",
        "no.kfr.upload",
        "no.kfr.lookup",
        "no.kfr.audit"
    })
    static class Parts {

        @Bean
        @Primary
        MovableClock clock() {
            return new MovableClock();
        }

        @Bean
        @Primary
        TestTime commonTime(MovableClock clock, DatabaseTime database) {
            return new TestTime(clock, database);
        }

        /** Nobody: what an institution is called is then its number. */
        @Bean
        Participants participants() {
            return () -> new Directory("", List.of(), List.of());
        }

        @Bean
        TestKey ownKey() {
            return new TestKey();
        }

        @Bean
        VolumeGuard volumeGuard() {
            return (consumer, cases) -> {};
        }

        /** Made when something is sealed. */
        @Bean
        SealingKey sealingKey() {
            return () -> new SealingKey.Pair(
                    TestCertificates.register().key(),
                    TestCertificates.register().chain());
        }

        @Bean
        TestAccess access() {
            return new TestAccess();
        }
    }
}
