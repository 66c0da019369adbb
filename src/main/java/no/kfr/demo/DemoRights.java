package no.kfr.demo;

import java.io.IOException;
import no.kfr.access.mandate.LegalMandates;
import no.kfr.participant.file.ParticipantFiles;
import no.kfr.rights.Difference;
import org.springframework.context.ConfigurableApplicationContext;

/** Who takes part in the demo, and under which mandates they ask: from the files that are shipped. */
final class DemoRights {

    private static final String MANDATES = "legal-mandates.csv";

    private static final String PARTICIPANTS = "demo/participants.yaml";
    private static final String ACTOR = "kfr demo";

    private DemoRights() {}

    /** Brings participants and mandates to what the shipped files say. */
    static String seed(ConfigurableApplicationContext register) throws IOException {
        var participants = register.getBean(ParticipantFiles.class);
        String organisations = ShippedFiles.text(PARTICIPANTS);
        Difference toOrganisations = participants.compare(organisations, false);
        if (!toOrganisations.isEmpty()) {
            participants.apply(organisations, false, toOrganisations, ACTOR);
        }
        var mandates = register.getBean(LegalMandates.class);
        String list = ShippedFiles.text(MANDATES);
        Difference toMandates = mandates.compare(list);
        if (!toMandates.isEmpty()) {
            mandates.apply(list, toMandates, ACTOR);
        }
        boolean changed = !toOrganisations.isEmpty() || !toMandates.isEmpty();
        return toOrganisations.entries().size() + " organisations and "
                + toMandates.entries().size() + " legal mandates " + (changed ? "imported" : "are there");
    }

    /** The text of the party's first active mandate for lookups, verbatim. */
    static String mandateOf(DemoParty party) throws IOException {
        return ShippedFiles.text(MANDATES)
                .lines()
                .skip(1)
                .map(line -> line.split(";"))
                .filter(columns -> columns[2].equals(party.organisationNumber()) && columns[8].equals("true"))
                .map(columns -> columns[5])
                .findFirst()
                .orElseThrow(() -> new IOException("no mandate of " + party.displayName() + " in " + MANDATES));
    }
}
