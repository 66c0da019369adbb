package no.kfr.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** Made-up data, certificates of a test authority and a simulated KAR never get into a register by accident. */
class DemoApartTest {

    @ParameterizedTest
    @ValueSource(strings = {"no.kfr.demo", "no.kfr.client", "no.kfr.operator", "no.kfr.terminal", "no.kfr.start"})
    void the_register_finds_no_beans_in_programs(String program) {
        assertThat(scan().findCandidateComponents(program)).isEmpty();
        assertThat(scan().findCandidateComponents("no.kfr.audit")).isNotEmpty();
    }

    @Test
    void only_the_command_line_knows_the_demo() {
        noClasses()
                .that()
                .resideOutsideOfPackage("no.kfr.demo..")
                .and()
                .doNotHaveFullyQualifiedName("no.kfr.Kfr")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("no.kfr.demo..")
                .check(MainClasses.ALL);
    }

    /** Looks for what the register's start looks for. */
    private static ClassPathScanningCandidateComponentProvider scan() {
        var scan = new ClassPathScanningCandidateComponentProvider(true);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scan;
    }
}
