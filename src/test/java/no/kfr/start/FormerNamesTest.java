package no.kfr.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.BindResult;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

class FormerNamesTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(kfr\\.[a-z.-]+)` \\| `(kfr\\.[a-z.-]+)` \\|$");

    private final StandardEnvironment settings = new StandardEnvironment();

    @ParameterizedTest
    @MethodSource("names")
    void a_former_name_still_counts(String former, String today) throws Exception {
        add(file(former + ": 7"));

        FormerNames.translate(settings);

        assertThat(bound(today).get()).isEqualTo("7");
        assertThat(bound(former).isBound())
                .as("refused as unknown, if it stayed")
                .isFalse();
    }

    static Object[][] names() {
        return FormerNames.TODAY.entrySet().stream()
                .map(each -> new Object[] {each.getKey(), each.getValue()})
                .toArray(Object[][]::new);
    }

    @Test
    void the_name_of_today_wins_where_both_are_set() throws Exception {
        add(file("kfr.kar: {leave-alone-for: 7s, open-state-duration: 8s}"));

        FormerNames.translate(settings);

        assertThat(bound("kfr.kar.open-state-duration").get()).isEqualTo("8s");
    }

    @Test
    void a_former_name_in_the_environment_counts_too_and_more_than_the_file() throws Exception {
        add(file("kfr.kar.open-state-duration: 8s"));
        settings.getPropertySources()
                .replace(
                        "systemEnvironment",
                        new SystemEnvironmentPropertySource(
                                "systemEnvironment", Map.of("KFR_KAR_LEAVEALONEFOR", "9s")));

        FormerNames.translate(settings);

        assertThat(bound("kfr.kar.open-state-duration").get()).isEqualTo("9s");
    }

    @Test
    void a_value_still_knows_its_line() throws Exception {
        PropertySource<?> file = file("a: 1\nkfr.kar.leave-alone-for: seven");
        add(file);

        FormerNames.translate(settings);

        PropertySource<?> translated = settings.getPropertySources().get(file.getName());
        assertThat(StartFailure.place(OriginLookup.getOrigin(translated, "kfr.kar.open-state-duration")))
                .contains("line 2");
    }

    @Test
    void the_page_of_settings_tells_each() throws IOException {
        String page = Files.readString(Path.of("src/docs/settings.md"));

        assertThat(ROW.matcher(page).results().collect(Collectors.toMap(row -> row.group(1), row -> row.group(2))))
                .isEqualTo(FormerNames.TODAY);
    }

    private void add(PropertySource<?> source) {
        settings.getPropertySources().addLast(source);
    }

    private BindResult<String> bound(String name) {
        return Binder.get(settings).bind(name, String.class);
    }

    private static PropertySource<?> file(String yaml) throws IOException {
        var content = new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "kfr.yaml";
            }
        };
        return new YamlPropertySourceLoader().load("kfr.yaml", content).getFirst();
    }
}
