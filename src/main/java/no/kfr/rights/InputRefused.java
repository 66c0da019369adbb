package no.kfr.rights;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What an operator entered, in a file or a command, is not in order: nothing of it was applied. Names every problem. */
public final class InputRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * One thing that is wrong.
     *
     * @param line in the file, from 1; 0 when the problem has no line
     * @param reason for the operator
     */
    public record Problem(int line, String reason) {

        @Override
        public String toString() {
            return line == 0 ? reason : "line " + line + ": " + reason;
        }
    }

    public InputRefused(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
        this.problems =
                problems.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
    }

    public static InputRefused because(String reason) {
        return new InputRefused(List.of(new Problem(0, reason)));
    }

    /** By line. */
    public List<Problem> problems() {
        return problems;
    }
}
