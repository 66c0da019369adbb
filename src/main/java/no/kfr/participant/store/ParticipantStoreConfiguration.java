package no.kfr.participant.store;

import no.kfr.participant.Participants;
import no.kfr.rights.RightsStamp;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Participants as services read them. */
@Configuration(proxyBeanMethods = false)
class ParticipantStoreConfiguration {

    @Bean
    Participants participants(RightsStamp stamp, JdbcClient jdbc) {
        return new CachedParticipants(stamp, new ParticipantTables(jdbc));
    }
}
