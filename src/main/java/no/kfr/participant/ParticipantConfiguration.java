package no.kfr.participant;

import java.time.Clock;
import no.kfr.audit.Journal;
import no.kfr.participant.file.ParticipantFiles;
import no.kfr.rights.RightsJournal;
import no.kfr.rights.RightsStamp;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the module together. */
@Configuration(proxyBeanMethods = false)
public class ParticipantConfiguration {

    @Bean
    RightsStamp rightsStamp(JdbcClient jdbc) {
        return new RightsStamp(jdbc);
    }

    @Bean
    RightsJournal rightsJournal(Journal journal) {
        return new RightsJournal(journal);
    }

    @Bean
    Participants participants(RightsStamp stamp, JdbcClient jdbc) {
        return new CachedParticipants(stamp, new ParticipantTables(jdbc));
    }

    @Bean
    ParticipantChanges participantChanges(
            PlatformTransactionManager transactions,
            RightsStamp stamp,
            JdbcClient jdbc,
            OperationNames operations,
            RightsJournal journal,
            Clock clock) {
        return new ParticipantChanges(
                new TransactionTemplate(transactions),
                stamp,
                new ParticipantTables(jdbc),
                new ParticipantRules(operations),
                journal,
                clock);
    }

    @Bean
    ParticipantFiles participantFiles(
            PlatformTransactionManager transactions,
            RightsStamp stamp,
            JdbcClient jdbc,
            OperationNames operations,
            RightsJournal journal,
            Clock clock) {
        return new ParticipantFiles(
                new TransactionTemplate(transactions),
                stamp,
                new ParticipantTables(jdbc),
                new ParticipantRules(operations),
                journal,
                clock);
    }
}
