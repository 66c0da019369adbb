package no.kfr.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import no.kfr.terminal.Screen.Style;
import no.kfr.terminal.Table.Cell;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class TableTest {

    private final StringWriter written = new StringWriter();
    private final PrintWriter out = new PrintWriter(written, true);

    @Test
    void columns_are_as_wide_as_what_stands_in_them() {
        var table = new Table("Number", "Name", "Since");
        table.row("310011223", "Ærlig Sparebank", "2019-11-08");
        table.row("1", "", "");
        table.print(out);
        assertThat(lines())
                .containsExactly(
                        "Number     Name             Since",
                        "--------------------------------------",
                        "310011223  Ærlig Sparebank  2019-11-08",
                        "1");
    }

    @Test
    void a_row_stays_one_line_however_long_it_is() {
        var table = new Table("Reason", "End");
        table.row("word ".repeat(200).strip(), "last");
        table.print(out);
        assertThat(lines()).hasSize(3).last().asString().startsWith("word word").endsWith("word  last");
    }

    @Test
    void a_column_counts_what_the_terminal_shows() {
        var table = new Table("Name", "Since");
        table.row("銀行", "1");
        table.row("Kre\u0301dit", "2");
        table.row("ＡＢ", "3");
        table.row("bank 😀", "4");
        table.row("plain", "5");
        table.print(out);
        assertThat(lines())
                .containsExactly(
                        "Name     Since",
                        "--------------",
                        "銀行     1",
                        "Kre\u0301dit   2",
                        "ＡＢ     3",
                        "bank 😀  4",
                        "plain    5");
    }

    @Test
    void what_looks_like_markup_is_text() {
        var table = new Table("Name");
        table.row("@|red Bank|@ ${sys:user.name} %n");
        table.print(new Screen(out, Ansi.ON));
        assertThat(written.toString()).contains("@|red Bank|@ ${sys:user.name} %n");
    }

    @Test
    void colours_do_not_move_a_column() {
        var table = new Table("Outcome", "Time");
        table.row(new Cell("added", Style.GOOD), Cell.of("12 ms"));
        table.row(new Cell("already there", Style.FAINT), Cell.of("3 ms"));
        table.print(new Screen(out, Ansi.ON));
        assertThat(written.toString()).contains("\u001b[32madded");
        assertThat(lines().stream().map(line -> line.replaceAll("\u001b\\[\\d*m", "")))
                .containsExactly(
                        "  Outcome        Time",
                        "  " + "─".repeat(20),
                        "  added          12 ms",
                        "  already there  3 ms");
    }

    @Test
    void nothing_is_coloured_where_nobody_sees_it() {
        for (var environment : List.of(Map.<String, String>of(), Map.of("NO_COLOR", ""), Map.of("TERM", "dumb"))) {
            Screen screen = Screen.of(out, environment);
            screen.title("The register");
            screen.done("Certificates", "new", 1234);
            var table = new Table("Outcome");
            table.row(new Cell("added", Style.GOOD));
            table.print(screen);
        }
        assertThat(written.toString()).doesNotContain("\u001b").contains("  ✓ Certificates  new", "  1.2 s");
    }

    private List<String> lines() {
        return written.toString().lines().toList();
    }
}
