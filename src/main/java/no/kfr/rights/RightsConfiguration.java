package no.kfr.rights;

import no.kfr.audit.Journal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every change of rights goes through. */
@Configuration(proxyBeanMethods = false)
class RightsConfiguration {

    @Bean
    RightsStamp rightsStamp(JdbcClient jdbc) {
        return new RightsStamp(jdbc);
    }

    @Bean
    RightsJournal rightsJournal(Journal journal) {
        return new RightsJournal(journal);
    }
}
