package no.kfr.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.kfr.KfrApplication;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.NamedInterface;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    private static final String ROOT = "no.kfr.";

    @Test
    void modules_use_only_what_they_declare_and_know_no_cycle() {
        ApplicationModules.of(KfrApplication.class).verify();
    }

    @Test
    void modules_declare_no_more_than_they_use() {
        assertThat(packages().filter(each -> each.isAnnotatedWith(ApplicationModule.class)))
                .isNotEmpty()
                .allSatisfy(module -> assertThat(module.getAnnotationOfType(ApplicationModule.class)
                                .allowedDependencies())
                        .as("what %s may use", module.getName())
                        .containsExactlyInAnyOrderElementsOf(usedBy(module)));
    }

    @Test
    void nested_packages_are_shown_only_where_another_module_uses_them() {
        SortedSet<String> used = packages()
                .filter(each -> each.isAnnotatedWith(ApplicationModule.class))
                .flatMap(module -> usedBy(module).stream())
                .collect(toCollection(TreeSet::new));

        assertThat(packages()
                        .filter(each -> each.isAnnotatedWith(NamedInterface.class))
                        .map(ModulesTest::asDependency))
                .isNotEmpty()
                .isSubsetOf(used);
    }

    private static Stream<JavaPackage> packages() {
        return MainClasses.ALL.getPackage("no.kfr").getSubpackagesInTree().stream();
    }

    private static SortedSet<String> usedBy(JavaPackage module) {
        return module.getPackageDependenciesFromThisPackageTree().stream()
                .filter(used -> used.getName().startsWith(ROOT))
                .map(ModulesTest::asDependency)
                .collect(toCollection(TreeSet::new));
    }

    /** As {@link ApplicationModule#allowedDependencies()} names it. */
    private static String asDependency(JavaPackage used) {
        String[] names = used.getName().substring(ROOT.length()).split("\\.", 2);
        return names.length == 1 || names[0].equals("contract")
                ? names[0]
                : names[0] + " :: " + names[1].replace('.', '-');
    }
}
