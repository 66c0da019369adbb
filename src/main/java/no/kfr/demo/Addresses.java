package no.kfr.demo;

import java.nio.file.Path;
import java.util.Locale;
import no.kfr.terminal.Screen;
import no.kfr.terminal.Screen.Style;

/** Where to go on from the demo. */
final class Addresses {

    private Addresses() {}

    static void print(Screen screen, int port, String managementPort, Path folder, String karCommand, boolean once) {
        String root = "https://localhost:" + port;
        screen.title(once ? "The register was at" : "The register is at");
        for (String service : new String[] {"CustomerRelationshipUpload", "CustomerRelationshipLookup"}) {
            String address = root + "/services/" + service;
            entry(screen, service, address + "?wsdl");
            entry(screen, "", address + "?wsdl=flattened    one file, imports nothing");
            entry(screen, "", address + "?wsdl=policy-free  for stacks without WS-SecurityPolicy");
        }
        entry(screen, "Health", "http://localhost:" + managementPort + "/actuator/health");
        entry(
                screen,
                "Certificates",
                folder.resolve("certificates") + "  (PKCS#12 password " + DemoCertificates.PASSWORD + ", and PEM)");
        entry(screen, "Settings", folder.resolve("kfr.yaml").toString());
        screen.title("How to go on");
        entry(screen, "Call it", "with your own SOAP stack: README, 'Calling the register from your own stack'");
        entry(
                screen,
                "See a WSDL",
                "curl --cacert " + folder.resolve("certificates/demo-ca.pem") + " '" + root
                        + "/services/CustomerRelationshipLookup?wsdl'");
        entry(screen, "Keep it", "kfr serve --settings " + folder.resolve("kfr.yaml"));
        entry(screen, "  and KAR, simulated", karCommand);
        entry(screen, "Start over", "kfr demo --fresh --data " + folder);
        screen.line();
        if (!once) {
            screen.line("  " + screen.styled(Style.TITLE, "Serving. Ctrl-C ends it; the data stays for the next run."));
        }
    }

    private static void entry(Screen screen, String name, String text) {
        screen.line("  " + screen.styled(Style.FAINT, String.format(Locale.ROOT, "%-28s", name)) + text);
    }
}
