package no.kfr.access.volume;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import no.kfr.rights.RightsJournal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the volume guard together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VolumeSettings.class)
public class VolumeConfiguration {

    @Bean
    VolumeGuard volumeGuard(
            VolumeSettings settings,
            JdbcClient jdbc,
            DataSource database,
            PlatformTransactionManager transactions,
            RightsJournal journal,
            ObjectProvider<MeterRegistry> registries,
            Clock clock) {
        var ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        var tables = new VolumeTables(jdbc, new JdbcTemplate(database));
        MeterRegistry meters = registries.getIfAvailable(SimpleMeterRegistry::new);
        var notice = new CaseNotice(settings.caseNotice(), tables, journal, meters);
        return new CountedVolume(settings, tables, ownTransaction, notice, meters, clock);
    }
}
