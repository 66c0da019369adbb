package no.kfr;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Where the program starts: hands the command line to {@link Kfr}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class KfrApplication {

    public static void main(String[] arguments) {
        System.exit(Kfr.run(KfrApplication.class, arguments));
    }
}
