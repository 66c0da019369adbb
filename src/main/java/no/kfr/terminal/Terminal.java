package no.kfr.terminal;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import no.kfr.identity.ShownText;
import org.jspecify.annotations.Nullable;

/** The person, or the script, that gave the command. */
public final class Terminal {

    private final PrintWriter out;
    private final PrintWriter err;
    private final @Nullable BufferedReader answers;
    private final @Nullable Console console;

    /**
     * @param out for results
     * @param err for progress, questions and what went wrong
     * @param answers {@code null}: nobody is there to be asked
     * @param console {@code null}: no password can be typed in, and there are no bars
     */
    public Terminal(PrintWriter out, PrintWriter err, @Nullable Reader answers, @Nullable Console console) {
        this.out = out;
        this.err = err;
        this.answers = answers == null ? null : new BufferedReader(answers);
        this.console = console;
    }

    /** The process's own. */
    public static Terminal system(PrintWriter out, PrintWriter err, Reader answers) {
        Console console = System.console();
        boolean person = console != null && console.isTerminal();
        boolean asked = person && errorsAreShown();
        return new Terminal(out, err, asked ? answers : null, person ? console : null);
    }

    /** Bars and questions go to stderr, which may be a file while a person sits at the rest; there is no telling but on Linux. */
    private static boolean errorsAreShown() {
        try {
            Path device = Path.of("/proc/self/fd/2");
            return !Files.exists(device, LinkOption.NOFOLLOW_LINKS)
                    || device.toRealPath().startsWith("/dev/");
        } catch (IOException aPipe) {
            return false;
        }
    }

    public PrintWriter out() {
        return out;
    }

    public void say(String text) {
        err.println(ShownText.ofLines(text));
        err.flush();
    }

    public Meter meter(String task, long total) {
        boolean dumb = "dumb".equals(System.getenv("TERM"));
        return console == null || dumb || !errorsAreShown()
                ? new LineMeter(err, task, total, System::nanoTime)
                : new BarMeter(task, total);
    }

    /** @return the answer, or {@code null} when nobody is there */
    @Nullable
    public Boolean confirmed(String question) {
        BufferedReader person = answers;
        if (person == null) {
            return null;
        }
        err.print(ShownText.ofLines(question) + " [y/N] ");
        err.flush();
        try {
            String answer = person.readLine();
            if (answer == null) {
                err.println();
                return null;
            }
            return answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
        } catch (IOException failed) {
            throw new CommandFailed("The answer could not be read.", failed);
        }
    }

    public char @Nullable [] password(String prompt) {
        return console == null ? null : console.readPassword("%s", prompt);
    }
}
