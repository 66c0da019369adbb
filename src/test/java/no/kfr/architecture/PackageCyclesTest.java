package no.kfr.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import org.junit.jupiter.api.Test;

class PackageCyclesTest {

    /** Each package is a slice of its own, nested ones too, whatever module they belong to. */
    @Test
    void no_two_packages_use_each_other() {
        slices().matching("no.kfr.(**)").should().beFreeOfCycles().check(MainClasses.ALL);
    }
}
