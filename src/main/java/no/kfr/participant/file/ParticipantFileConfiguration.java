package no.kfr.participant.file;

import java.time.Clock;
import no.kfr.identity.IdentitySettings;
import no.kfr.participant.OperationNames;
import no.kfr.participant.change.ParticipantRules;
import no.kfr.participant.store.ParticipantTables;
import no.kfr.rights.RightsJournal;
import no.kfr.rights.RightsStamp;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Changing participants by a whole file. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentitySettings.class)
class ParticipantFileConfiguration {

    @Bean
    ParticipantFiles participantFiles(
            PlatformTransactionManager transactions,
            RightsStamp stamp,
            JdbcClient jdbc,
            OperationNames operations,
            IdentitySettings identity,
            RightsJournal journal,
            Clock clock) {
        return new ParticipantFiles(
                new TransactionTemplate(transactions),
                stamp,
                new ParticipantTables(jdbc),
                new ParticipantRules(operations, identity.acceptSynthetic()),
                journal,
                clock);
    }
}
