package no.kfr.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.kfr.identity.ShownText;
import no.kfr.terminal.Screen.Style;
import picocli.CommandLine.Help.Ansi;

/**
 * A table for a terminal: columns as wide as what stands in them, and nothing folded, so that a row stays a line. Not laid out by
 * picocli's table, which takes each {@code char} for one column of the terminal.
 */
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
        int[] widths = widths();
        return Stream.concat(Stream.of(heads), rows.stream())
                .map(row -> line(ansi, row, widths))
                .toList();
    }

    private static String line(Ansi ansi, List<Cell> row, int[] widths) {
        var line = new StringBuilder();
        int blanks = 0;
        for (int column = 0; column < row.size(); column++) {
            Cell cell = row.get(column);
            if (!cell.text().isEmpty()) {
                line.repeat(' ', blanks)
                        .append(ansi.apply(cell.text(), cell.style().ansi()));
                blanks = 0;
            }
            blanks += widths[column] - DisplayWidth.of(cell.text()) + GAP;
        }
        return line.toString().stripTrailing();
    }

    private int width() {
        return Arrays.stream(widths()).sum() + GAP * (heads.size() - 1);
    }

    private int[] widths() {
        return IntStream.range(0, heads.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> DisplayWidth.of(row.get(column).text()))
                        .reduce(Math.max(1, DisplayWidth.of(heads.get(column).text())), Math::max))
                .toArray();
    }

    private static List<Cell> cells(String[] texts, Style style) {
        return Arrays.stream(texts).map(text -> new Cell(text, style)).toList();
    }
}
