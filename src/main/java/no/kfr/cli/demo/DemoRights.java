package no.kfr.cli.demo;

import java.io.IOException;
import org.springframework.context.ConfigurableApplicationContext;

/** Who takes part in the demo, and under which mandates they ask: from the files that are shipped. */
final class DemoRights {

    private static final String MANDATES = "legal-mandates.csv";

    private DemoRights() {}

    /** Brings participants and mandates to what the shipped files say. */
    static String seed(ConfigurableApplicationContext register) {
        return "TODO " + register.getId();
    }

    /** The text of the party's first active mandate for lookups, verbatim. */
    static String mandateOf(DemoParty party) throws IOException {
        return Shipped.text(MANDATES)
                .lines()
                .skip(1)
                .map(line -> line.split(";"))
                .filter(columns -> columns[2].equals(party.organisationNumber()) && columns[8].equals("true"))
                .map(columns -> columns[5])
                .findFirst()
                .orElseThrow(() -> new IOException("no mandate of " + party.displayName() + " in " + MANDATES));
    }
}
