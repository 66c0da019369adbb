package no.kfr.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SourceLayoutTest {

    private static final int MOST_LINES = 250;

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
    void no_file_grows_a_second_subject() {
        assertThat(Sources.under(Sources.MAIN))
                .allSatisfy(file -> assertThat(Sources.text(file).lines().count())
                        .as("lines of %s", file)
                        .isLessThanOrEqualTo(MOST_LINES));
    }

    @Test
    void imports_name_what_they_bring_in() {
        assertThat(Sources.under(Sources.MAIN))
                .allSatisfy(file -> assertThat(Sources.text(file))
                        .as("wildcard imports in %s", file)
                        .doesNotContainPattern("(?m)^import .*\\*;"));
    }
}
