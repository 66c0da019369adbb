package no.kfr.access.volume;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import no.kfr.rights.RightsJournal;
import no.kfr.transaction.UnitOfWork;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the volume guard together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VolumeSettings.class)
public class VolumeConfiguration {

    @Bean
    VolumeGuard volumeGuard(
            VolumeSettings settings,
            JdbcClient jdbc,
            DataSource database,
            UnitOfWork transaction,
            RightsJournal journal,
            ObjectProvider<MeterRegistry> registries,
            Clock clock) {
        var tables = new VolumeTables(jdbc, new JdbcTemplate(database));
        MeterRegistry meters = registries.getIfAvailable(SimpleMeterRegistry::new);
        var notice = new CaseNotice(settings.caseNotice(), tables, journal, meters);
        return new CountedVolume(settings, tables, transaction, notice, meters, clock);
    }
}
