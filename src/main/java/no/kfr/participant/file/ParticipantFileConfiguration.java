package no.kfr.participant.file;

import no.kfr.participant.change.ParticipantWrites;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Changing participants by a whole file. */
@Configuration(proxyBeanMethods = false)
class ParticipantFileConfiguration {

    @Bean
    ParticipantFiles participantFiles(ParticipantWrites writes) {
        return new ParticipantFiles(writes);
    }
}
