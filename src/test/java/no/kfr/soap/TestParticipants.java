package no.kfr.soap;

import no.kfr.TestAccess;
import no.kfr.access.Access;
import org.springframework.context.annotation.Bean;

class TestParticipants {

    @Bean
    Access access() {
        return new TestAccess();
    }
}
