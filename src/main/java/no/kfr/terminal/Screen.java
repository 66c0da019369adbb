package no.kfr.terminal;

import java.io.PrintWriter;
import java.util.Map;

/** Writes for a person: in colours on a terminal, plain into a file or a pipe. */
public final class Screen {

    /** What a piece of text means; how it looks depends on the terminal. */
    public enum Style {
        PLAIN(""),
        TITLE("1"),
        GOOD("32"),
        NOTICE("33"),
        BAD("31"),
        FAINT("2");

        private final String ansi;

        Style(String ansi) {
            this.ansi = ansi;
        }
    }

    private final PrintWriter out;
    private final boolean colours;

    Screen(PrintWriter out, boolean colours) {
        this.out = out;
        this.colours = colours;
    }

    public static Screen of(PrintWriter out, Map<String, String> environment) {
        var console = System.console();
        boolean terminal = console != null && console.isTerminal();
        boolean wanted = !environment.containsKey("NO_COLOR") && !"dumb".equals(environment.get("TERM"));
        return new Screen(out, terminal && wanted);
    }

    public String styled(Style style, String text) {
        return colours && !style.ansi.isEmpty() ? "\u001b[" + style.ansi + "m" + text + "\u001b[0m" : text;
    }

    public void line() {
        out.println();
        out.flush();
    }

    public void line(String text) {
        out.println(text);
        out.flush();
    }

    public void title(String text) {
        line();
        line(styled(Style.TITLE, text));
        line();
    }

    /** One thing that was done, and how long it took. */
    public void done(String what, String detail, long millis) {
        line("  " + styled(Style.GOOD, "✓") + " " + Table.padded(what, 14) + Table.padded(detail, 66)
                + styled(Style.FAINT, Table.duration(millis)));
    }
}
