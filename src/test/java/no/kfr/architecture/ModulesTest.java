package no.kfr.architecture;

import no.kfr.KfrApplication;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    @Test
    void modules_use_only_what_they_declare_and_know_no_cycle() {
        ApplicationModules.of(KfrApplication.class).verify();
    }
}
