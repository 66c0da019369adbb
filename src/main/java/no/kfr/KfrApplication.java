package no.kfr;

import java.time.Clock;
import no.kfr.cli.Kfr;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Where the program starts: hands the command line to {@link Kfr}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class KfrApplication {

    public static void main(String[] arguments) {
        System.exit(Kfr.run(KfrApplication.class, arguments));
    }

    /** The one clock that the register tells the time by. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
