package no.kfr.participant.file;

import java.time.Clock;
import no.kfr.identity.IdentitySettings;
import no.kfr.participant.OperationNames;
import no.kfr.participant.change.ParticipantRules;
import no.kfr.participant.store.ParticipantTables;
import no.kfr.rights.RightsJournal;
import no.kfr.rights.RightsStamp;
import no.kfr.transaction.UnitOfWork;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changing participants by a whole file. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentitySettings.class)
class ParticipantFileConfiguration {

    @Bean
    ParticipantFiles participantFiles(
            UnitOfWork transaction,
            RightsStamp stamp,
            JdbcClient jdbc,
            OperationNames operations,
            IdentitySettings identity,
            RightsJournal journal,
            Clock clock) {
        return new ParticipantFiles(
                transaction,
                stamp,
                new ParticipantTables(jdbc),
                new ParticipantRules(operations, identity.acceptSynthetic()),
                journal,
                clock);
    }
}
