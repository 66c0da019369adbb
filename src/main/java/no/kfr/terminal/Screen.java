package no.kfr.terminal;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;

/** Writes for a person: in colours on a terminal, plain into a file or a pipe. What a terminal is, picocli finds out. */
public final class Screen {

    /** What a piece of text means; how it looks depends on the terminal. */
    public enum Style {
        PLAIN,
        TITLE(Ansi.Style.bold),
        GOOD(Ansi.Style.fg_green),
        NOTICE(Ansi.Style.fg_yellow),
        BAD(Ansi.Style.fg_red),
        FAINT(Ansi.Style.faint);

        private final List<IStyle> ansi;

        Style(IStyle... ansi) {
            this.ansi = List.of(ansi);
        }

        List<IStyle> ansi() {
            return ansi;
        }
    }

    private final PrintWriter out;
    private final Ansi ansi;

    Screen(PrintWriter out, Ansi ansi) {
        this.out = out;
        this.ansi = ansi;
    }

    /** picocli knows of {@code NO_COLOR}, pipes and files, and nothing of terminals that can do no more than print. */
    public static Screen of(PrintWriter out, Map<String, String> environment) {
        boolean plain = environment.containsKey("NO_COLOR") || "dumb".equals(environment.get("TERM"));
        return new Screen(out, plain ? Ansi.OFF : Ansi.AUTO);
    }

    Ansi ansi() {
        return ansi;
    }

    public String styled(Style style, String text) {
        return style == Style.PLAIN ? text : ansi.apply(text, style.ansi()).toString();
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
        line("  " + styled(Style.GOOD, "✓") + " " + DisplayWidth.padded(what, 14) + DisplayWidth.padded(detail, 66)
                + styled(Style.FAINT, duration(millis)));
    }

    /** A time as a person says it: {@code 12 ms}, {@code 3.4 s}. */
    public static String duration(long millis) {
        String text = millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        return String.format(Locale.ROOT, "%7s", text);
    }
}
