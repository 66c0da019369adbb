package no.kfr.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import no.kfr.identity.ShownText;
import no.kfr.terminal.Screen.Style;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;

/** A table for a terminal: columns as wide as what stands in them, and nothing folded, so that a row stays a line. Laid out by picocli. */
public final class Table {

    /** What stands in one place of a row. */
    public record Cell(String text, Style style) {

        /** Nothing of it does anything to the terminal. */
        public Cell {
            text = ShownText.of(text);
        }

        public static Cell of(String text) {
            return new Cell(text, Style.PLAIN);
        }
    }

    private static final String INDENT = "  ";
    private static final int GAP = 2;

    private final List<Cell> heads;
    private final List<List<Cell>> rows = new ArrayList<>();

    public Table(String... heads) {
        this.heads = cells(heads, Style.FAINT);
    }

    public void row(String... cells) {
        add(cells(cells, Style.PLAIN));
    }

    public void row(Cell... cells) {
        add(List.of(cells));
    }

    private void add(List<Cell> row) {
        if (row.size() != heads.size()) {
            throw new IllegalArgumentException("a row has " + heads.size() + " cells");
        }
        rows.add(row);
    }

    /** In plain text, also on a terminal: for results, which may go on to another program. */
    public void print(PrintWriter out) {
        List<String> lines = lines(Ansi.OFF);
        out.println(lines.getFirst());
        out.println("-".repeat(width()));
        lines.stream().skip(1).forEach(out::println);
    }

    /** In colours where the screen has some. */
    public void print(Screen screen) {
        List<String> lines = lines(screen.ansi());
        screen.line(INDENT + lines.getFirst());
        screen.line(INDENT + screen.styled(Style.FAINT, "─".repeat(width())));
        lines.stream().skip(1).forEach(line -> screen.line(INDENT + line));
    }

    private List<String> lines(Ansi ansi) {
        Column[] columns = Arrays.stream(widths())
                .mapToObj(width -> new Column(width + GAP, 0, Column.Overflow.TRUNCATE))
                .toArray(Column[]::new);
        TextTable table = TextTable.forColumns(ansi, columns);
        table.setAdjustLineBreaksForWideCJKCharacters(false);
        table.addRowValues(texts(ansi, heads));
        rows.forEach(row -> table.addRowValues(texts(ansi, row)));
        return table.toString().lines().toList();
    }

    private static Text[] texts(Ansi ansi, List<Cell> row) {
        return row.stream()
                .map(cell -> ansi.apply(cell.text(), cell.style().ansi()))
                .toArray(Text[]::new);
    }

    private int width() {
        return Arrays.stream(widths()).sum() + GAP * (heads.size() - 1);
    }

    private int[] widths() {
        return IntStream.range(0, heads.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).text().length())
                        .reduce(Math.max(1, heads.get(column).text().length()), Math::max))
                .toArray();
    }

    private static List<Cell> cells(String[] texts, Style style) {
        return Arrays.stream(texts).map(text -> new Cell(text, style)).toList();
    }
}
