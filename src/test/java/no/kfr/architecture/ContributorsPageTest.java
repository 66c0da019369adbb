package no.kfr.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;

/** A page that tells of classes and modules tells of those that are there. */
class ContributorsPageTest {

    private static final String PAGE = Sources.text(Path.of("src/docs/contributors.md"));

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z]+)` \\|[^|]*\\| ?([^|]*)\\|$");
    private static final Pattern TYPE = Pattern.compile("`([A-Z]\\w*[a-z]\\w*)`");

    @Test
    void the_map_shows_each_module_with_what_it_uses() {
        assertThat(ROW.matcher(PAGE).results().map(ContributorsPageTest::row))
                .containsExactlyInAnyOrderElementsOf(modules()
                        .map(module -> module.getRelativeName() + ": " + String.join(", ", uses(module)))
                        .toList());
    }

    @Test
    void each_type_that_it_names_is_there() {
        List<String> types = Stream.of(Sources.MAIN, Sources.TEST)
                .flatMap(root -> Sources.under(root).stream())
                .map(file ->
                        Objects.requireNonNull(file.getFileName()).toString().replace(".java", ""))
                .toList();

        assertThat(TYPE.matcher(PAGE).results().map(named -> named.group(1)))
                .isNotEmpty()
                .isSubsetOf(types);
    }

    @Test
    void the_way_of_a_message_names_each_step_of_its_chain() {
        assertThat(MainClasses.ALL.stream()
                        .filter(type -> type.isAssignableTo(AbstractSoapInterceptor.class))
                        .map(JavaClass::getSimpleName)
                        .filter(step -> !PAGE.contains("`" + step + "`")))
                .isEmpty();
    }

    private static String row(MatchResult row) {
        return row.group(1) + ": " + row.group(2).replace("`", "").strip();
    }

    private static Stream<JavaPackage> modules() {
        return MainClasses.ALL.getPackage("no.kfr").getSubpackages().stream()
                .filter(each -> each.isAnnotatedWith(ApplicationModule.class));
    }

    private static TreeSet<String> uses(JavaPackage module) {
        return Arrays.stream(module.getAnnotationOfType(ApplicationModule.class).allowedDependencies())
                .map(name -> name.split(" :: ")[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
