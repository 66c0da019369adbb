package no.kfr.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SourceFormatTest {

    private static final String COMMAND = "mvn -q test -Dtest=SourceFormatTest -Dkfr.format=write";

    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    @Test
    void every_source_is_formatted() {
        List<Path> unformatted = Stream.concat(
                        Sources.under(Sources.MAIN).stream(), Sources.under(Sources.TEST).stream())
                .parallel()
                .filter(this::isUnformatted)
                .toList();
        if (!writes()) {
            assertThat(unformatted)
                    .as("Not formatted; this formats all: %s", COMMAND)
                    .isEmpty();
        }
    }

    /** And formats it, if it is to be. */
    private boolean isUnformatted(Path file) {
        String text = Sources.text(file);
        String formatted = format(file, text);
        if (formatted.equals(text)) {
            return false;
        }
        write(file, formatted);
        return true;
    }

    private String format(Path file, String text) {
        try {
            return formatter.formatSourceAndFixImports(text);
        } catch (FormatterException e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        }
    }

    private static void write(Path file, String formatted) {
        if (writes()) {
            try {
                Files.writeString(file, formatted);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private static boolean writes() {
        return "write".equals(System.getProperty("kfr.format"));
    }
}
