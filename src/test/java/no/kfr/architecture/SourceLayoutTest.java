package no.kfr.architecture;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SourceLayoutTest {

    private static final int MOST_TYPES = 25;

    @Test
    void every_package_is_null_marked_and_says_what_it_is_about() {
        var packages = Sources.under(Sources.MAIN).stream()
                .map(file -> Objects.requireNonNull(file.getParent()))
                .distinct()
                .toList();

        assertThat(packages).isNotEmpty().allSatisfy(folder -> {
            Path info = folder.resolve("package-info.java");
            assertThat(Files.exists(info)).as("%s exists", info).isTrue();
            assertThat(Sources.text(info))
                    .as("%s", info)
                    .contains("@NullMarked")
                    .startsWith("/**");
        });
    }

    @Test
    void no_package_grows_a_second_subject() {
        Map<Path, Long> types = Sources.under(Sources.MAIN).stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(groupingBy(file -> Objects.requireNonNull(file.getParent()), counting()));

        assertThat(types)
                .allSatisfy((folder, count) ->
                        assertThat(count).as("types in %s", folder).isLessThanOrEqualTo(MOST_TYPES));
    }

    @Test
    void imports_name_what_they_bring_in() {
        assertThat(Sources.under(Sources.MAIN))
                .allSatisfy(file -> assertThat(Sources.text(file))
                        .as("wildcard imports in %s", file)
                        .doesNotContainPattern("(?m)^import .*\\*;"));
    }

    @Test
    void no_two_types_have_one_name() {
        Map<Path, Long> named = Sources.under(Sources.MAIN).stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(groupingBy(file -> Objects.requireNonNull(file.getFileName()), counting()));

        assertThat(named)
                .isNotEmpty()
                .allSatisfy(
                        (name, count) -> assertThat(count).as("files %s", name).isEqualTo(1));
    }
}
