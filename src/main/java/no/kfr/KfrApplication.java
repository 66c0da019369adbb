package no.kfr;

import no.kfr.process.OutOfMemory;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Where the program starts: hands the command line to {@link Kfr}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class KfrApplication {

    private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";

    /** As many of the machine's threads as let those who compute long and those who do not take turns. */
    private static final int CARRIERS = Math.max(16, 4 * Runtime.getRuntime().availableProcessors());

    public static void main(String[] arguments) {
        OutOfMemory.endsTheProcess();
        if (System.getProperty(PARALLELISM) == null) {
            System.setProperty(PARALLELISM, String.valueOf(CARRIERS));
        }
        System.exit(Kfr.run(KfrApplication.class, arguments));
    }
}
