package no.kfr.participant.change;

import java.time.Clock;
import no.kfr.identity.IdentitySettings;
import no.kfr.participant.OperationNames;
import no.kfr.participant.store.ParticipantTables;
import no.kfr.rights.RightsJournal;
import no.kfr.rights.RightsStamp;
import no.kfr.transaction.UnitOfWork;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changing participants, one by one and as such. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentitySettings.class)
class ParticipantChangeConfiguration {

    @Bean
    ParticipantChanges participantChanges(ParticipantWrites writes) {
        return new ParticipantChanges(writes);
    }

    @Bean
    ParticipantWrites participantWrites(
            UnitOfWork transaction,
            RightsStamp stamp,
            JdbcClient jdbc,
            OperationNames operations,
            IdentitySettings identity,
            RightsJournal journal,
            Clock clock) {
        return new ParticipantWrites(
                transaction,
                stamp,
                new ParticipantTables(jdbc),
                new ParticipantRules(operations, identity.acceptSynthetic()),
                journal,
                clock);
    }
}
