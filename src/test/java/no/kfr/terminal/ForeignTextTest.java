package no.kfr.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What others wrote is shown on a terminal, and does nothing to it. */
class ForeignTextTest {

    private static final String FOREIGN = "gone\u001b[2Jred\u009b31m\rover";
    private static final String SHOWN = "gone\ufffd[2Jred\ufffd31m\ufffdover";

    private final StringWriter written = new StringWriter();
    private final PrintWriter out = new PrintWriter(written, true);

    @Test
    void in_what_is_said() {
        new Terminal(out, out, null, null).say(FOREIGN + "\nmore");
        assertThat(written.toString()).isEqualTo(SHOWN + "\nmore" + System.lineSeparator());
    }

    @Test
    void in_a_table_of_text() {
        var table = new Table("Name");
        table.row(FOREIGN);
        table.print(out);
        assertThat(written.toString()).contains(SHOWN).doesNotContain("\u001b", "\u009b", "\r");
    }

    @Test
    void in_a_table_with_colours() {
        var table = new Table("Name");
        table.row(Table.Cell.of(FOREIGN));
        table.print(Screen.of(out, Map.of()));
        assertThat(written.toString()).contains(SHOWN);
    }

    @Test
    void in_a_paragraph() {
        assertThat(Paragraph.of("The register refused: no\u001b[2J \u0007thing."))
                .isEqualTo("The register refused: no\ufffd[2J \ufffdthing.");
    }
}
