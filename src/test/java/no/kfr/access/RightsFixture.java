package no.kfr.access;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import no.kfr.access.mandate.LegalMandates;
import no.kfr.access.volume.VolumeConfiguration;
import no.kfr.audit.Journal;
import no.kfr.audit.JournalEntry;
import no.kfr.participant.Participants;
import no.kfr.participant.change.ParticipantChanges;
import no.kfr.participant.file.ParticipantFiles;
import no.kfr.transaction.UnitOfWork;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** One node of the register, as far as rights go, on a database that another node may share. */
public final class RightsFixture implements AutoCloseable {

    public static final Path DEMO_PARTICIPANTS = Path.of("deploy/demo/participants.yaml");
    public static final Path SEED_MANDATES = Path.of("deploy/legal-mandates.csv");

    public final MovedClock clock = new MovedClock(Instant.parse("2026-11-22T11:00:00Z"));
    public final List<JournalEntry> journal = new ArrayList<>();
    public final MeterRegistry meters = new SimpleMeterRegistry();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    public RightsFixture(DataSource database) {
        this(database, Map.of());
    }

    public RightsFixture(DataSource database, Map<String, Object> settings) {
        start(database, settings, journal::add);
    }

    private RightsFixture(DataSource database, Journal journal) {
        start(database, Map.of(), journal);
    }

    /** One on which nothing can be journalled. */
    public static RightsFixture withBrokenJournal(DataSource database) {
        return new RightsFixture(database, (Journal) entry -> {
            throw new IllegalStateException("the journal is broken");
        });
    }

    private void start(DataSource database, Map<String, Object> settings, Journal journal) {
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
        // the demo's participants are synthetic
        context.getEnvironment()
                .getPropertySources()
                .addLast(new MapPropertySource("demo", Map.of("kfr.identity.accept-synthetic", true)));
        context.registerBean(MeterRegistry.class, () -> meters);
        context.registerBean(DataSource.class, () -> database);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(database));
        context.registerBean(UnitOfWork.class, () -> new UnitOfWork(context.getBean(PlatformTransactionManager.class)));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(Journal.class, () -> journal);
        context.register(VolumeConfiguration.class);
        context.scan("no.kfr.rights", "no.kfr.participant", "no.kfr.access.decision");
        context.refresh();
    }

    /** With the participants of the demo and the seed of mandates. */
    public static RightsFixture seeded(DataSource database) {
        var fixture = new RightsFixture(database);
        RightsFiles.importInto(fixture.files(), DEMO_PARTICIPANTS);
        RightsFiles.importInto(fixture.mandates(), SEED_MANDATES);
        fixture.journal.clear();
        return fixture;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public Participants participants() {
        return bean(Participants.class);
    }

    public ParticipantChanges changes() {
        return bean(ParticipantChanges.class);
    }

    public ParticipantFiles files() {
        return bean(ParticipantFiles.class);
    }

    public LegalMandates mandates() {
        return bean(LegalMandates.class);
    }

    public Access access() {
        return bean(Access.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
