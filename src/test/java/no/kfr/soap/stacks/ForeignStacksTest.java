package no.kfr.soap.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import no.kfr.TestCertificates;
import no.kfr.TestNumbers;
import no.kfr.soap.Payloads;
import no.kfr.soap.RunningRegister;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Clients of other makes do the main job at a running register, each in a process of its own with its own jars: they sign as their users
 * would have them sign, and verify what comes back by themselves.
 */
class ForeignStacksTest {

    private static final String UPLOAD = "/services/CustomerRelationshipUpload";
    private static final String LOOKUP = "/services/CustomerRelationshipLookup";

    private final RunningRegister register = RunningRegister.shared();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"wss4j16,Wss4j16Client", "spring-ws,SpringWsClient", "axis2,Axis2Client"})
    void register_look_up_load_and_are_refused(String stack, String program) throws Exception {
        String customer = TestNumbers.customer().value();
        try (AlteringProxy proxy = new AlteringProxy(register.address("/"))) {
            String printed = new StackProgram(folder, stack).run(program, settings(customer, proxy));
            assertThat(printed)
                    .contains("REGISTERED added")
                    .contains("FOUND Testbanken")
                    .contains("REPORT position,entry,outcome,code,rule|1," + customer + "#2020-01-01,")
                    .contains("|2,nonsense,refused,KFR-005,")
                    .contains("REFUSED FAULT KFR-010 Invalid date or date format.")
                    .contains("NOT BELIEVED ");
        }
    }

    private Map<String, String> settings(String customer, AlteringProxy proxy) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("upload", register.address(UPLOAD).toString());
        settings.put("lookup", register.address(LOOKUP).toString());
        settings.put("altered", proxy.address(UPLOAD));
        settings.put("customer", customer);
        settings.put("institution", TestCertificates.INSTITUTION);
        settings.put("mandate", Payloads.MANDATE);
        settings.put(
                "institution.keys",
                TestCertificates.keyStore("institution", TestCertificates.institution())
                        .toString());
        settings.put(
                "agency.keys",
                TestCertificates.keyStore("tax", TestCertificates.taxAuthority())
                        .toString());
        settings.put("trust", TestCertificates.trustStore().toString());
        settings.put("register", ".*Kundeforholdsregisteret.*");
        settings.put("password", TestCertificates.PASSWORD);
        return settings;
    }
}
