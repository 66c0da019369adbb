package no.kfr.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What operators read in {@code src/docs/settings.md} is what the register reads from their files. */
class SettingsPageTest {

    private static final String PAGE = Sources.text(Path.of("src/docs/settings.md"));
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(kfr\\.[^`]+)` \\| ([^|]+) \\| ([^|]+) \\| (.+) \\|$");
    private static final Pattern NAMED = Pattern.compile("`(kfr\\.[a-z0-9.-]+)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(kfr\\.[a-z.-]+):([^}]*)}");

    private final List<Row> rows = ROW.matcher(PAGE).results().map(Row::of).toList();

    @Test
    void each_setting_stands_on_the_page_once_and_none_that_is_not_there() {
        assertThat(rows.stream().map(Row::name))
                .containsExactlyInAnyOrderElementsOf(
                        settings().map(Setting::name).toList());
    }

    @Test
    void each_default_is_the_one_that_counts() {
        Map<String, Row> byName = byName();
        settings()
                .filter(setting -> setting.value() != null)
                .forEach(setting -> assertThat(named(byName, setting).value())
                        .as(setting.name())
                        .isEqualTo("`" + setting.value() + "`"));
    }

    /** "none" or in words what happens then, but nothing that looks like a value. */
    @Test
    void what_has_no_default_is_not_told_one() {
        Map<String, Row> byName = byName();
        settings()
                .filter(setting -> setting.value() == null)
                .forEach(setting -> assertThat(named(byName, setting).value())
                        .as(setting.name())
                        .doesNotContain("`"));
    }

    @Test
    void each_unit_is_what_its_type_takes() {
        Map<String, Row> byName = byName();
        settings()
                .filter(setting -> setting.unit() != null)
                .forEach(setting -> assertThat(named(byName, setting).unit())
                        .as(setting.name())
                        .isEqualTo(setting.unit()));
    }

    @Test
    void each_setting_has_a_meaning_and_every_number_a_unit() {
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.unit()).as(row.name()).isNotBlank();
            assertThat(row.meaning()).as(row.name()).hasSizeGreaterThan(10);
        });
    }

    @Test
    void the_readme_names_no_setting_that_is_not_there() {
        Set<String> known = settings().map(Setting::name).collect(Collectors.toSet());
        String code = Sources.under(Sources.MAIN).stream().map(Sources::text).collect(Collectors.joining());
        assertThat(NAMED.matcher(Sources.text(Path.of("README.md"))).results().map(named -> named.group(1)))
                .allMatch(
                        name -> known.stream().anyMatch(setting -> (setting + ".").startsWith(trimmed(name) + "."))
                                || code.contains("\"" + name + "\""),
                        "is a setting, a group of them, or a meter");
    }

    private static String trimmed(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /** Those of the records, and those that the shipped settings refer to. */
    private static Stream<Setting> settings() {
        return Stream.concat(
                Setting.all(),
                PLACEHOLDER
                        .matcher(Sources.text(Path.of("src/main/resources/application.yaml")))
                        .results()
                        .map(each -> new Setting(each.group(1), each.group(2), null)));
    }

    private static Row named(Map<String, Row> rows, Setting setting) {
        return rows.getOrDefault(setting.name(), new Row(setting.name(), "no row", "no row", "no row"));
    }

    private Map<String, Row> byName() {
        return rows.stream().collect(Collectors.toMap(Row::name, row -> row, (one, other) -> one));
    }

    private record Row(String name, String value, String unit, String meaning) {

        static Row of(MatchResult match) {
            return new Row(
                    match.group(1),
                    match.group(2).strip(),
                    match.group(3).strip(),
                    match.group(4).strip());
        }
    }
}
