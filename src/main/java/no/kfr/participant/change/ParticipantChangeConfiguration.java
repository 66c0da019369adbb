package no.kfr.participant.change;

import java.time.Clock;
import no.kfr.identity.IdentitySettings;
import no.kfr.participant.OperationNames;
import no.kfr.participant.store.ParticipantTables;
import no.kfr.rights.RightsJournal;
import no.kfr.rights.RightsStamp;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Changing participants one by one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentitySettings.class)
class ParticipantChangeConfiguration {

    @Bean
    ParticipantChanges participantChanges(
            PlatformTransactionManager transactions,
            RightsStamp stamp,
            JdbcClient jdbc,
            OperationNames operations,
            IdentitySettings identity,
            RightsJournal journal,
            Clock clock) {
        return new ParticipantChanges(
                new TransactionTemplate(transactions),
                stamp,
                new ParticipantTables(jdbc),
                new ParticipantRules(operations, identity.acceptSynthetic()),
                journal,
                clock);
    }
}
