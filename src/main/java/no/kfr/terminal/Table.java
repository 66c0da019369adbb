package no.kfr.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import no.kfr.identity.ShownText;
import no.kfr.terminal.Screen.Style;

/** Columns that fit what stands in them. */
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
    private static final String GAP = "  ";

    private final List<String> heads;
    private final List<List<Cell>> rows = new ArrayList<>();

    public Table(String... heads) {
        this.heads = List.of(heads);
    }

    public void row(Cell... cells) {
        if (cells.length != heads.size()) {
            throw new IllegalArgumentException("a row has " + heads.size() + " cells");
        }
        rows.add(List.of(cells));
    }

    public void print(Screen screen) {
        int[] widths = widths();
        screen.line(INDENT + screen.styled(Style.FAINT, heads(widths)));
        int width = GAP.length() * (widths.length - 1);
        for (int column : widths) {
            width += column;
        }
        screen.line(INDENT + screen.styled(Style.FAINT, "─".repeat(width)));
        rows.forEach(row -> screen.line(INDENT + line(screen, row, widths)));
    }

    /** A time as a person says it: {@code 12 ms}, {@code 3.4 s}. */
    public static String duration(long millis) {
        String text = millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        return " ".repeat(Math.max(0, 7 - text.length())) + text;
    }

    public static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - length(text)));
    }

    private String heads(int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(i == 0 ? "" : GAP).append(padded(heads.get(i), widths[i]));
        }
        return line.toString();
    }

    private static String line(Screen screen, List<Cell> row, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            Cell cell = row.get(i);
            line.append(i == 0 ? "" : GAP)
                    .append(screen.styled(cell.style(), cell.text()))
                    .append(" ".repeat(widths[i] - length(cell.text())));
        }
        return line.toString().stripTrailing();
    }

    private int[] widths() {
        int[] widths = heads.stream().mapToInt(Table::length).toArray();
        for (List<Cell> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], length(row.get(i).text()));
            }
        }
        return widths;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
