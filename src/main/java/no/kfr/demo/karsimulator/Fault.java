package no.kfr.demo.karsimulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the simulator does instead of answering well. */
public enum Fault {
    /** Nothing is wrong. */
    NONE,
    /** The right answer, late: see {@code --delay}. */
    SLOW,
    /** Takes the question and never answers. */
    SILENT,
    /** The right answer, a byte a second. */
    DRIBBLE,
    /** HTTP 401. */
    UNAUTHORISED,
    /** HTTP 403. */
    FORBIDDEN,
    /** HTTP 400. */
    REFUSED,
    /** HTTP 500. */
    ERROR,
    /** HTTP 503. */
    UNAVAILABLE,
    /** HTTP 504: its own sources do not answer. */
    TIMEOUT,
    /** HTTP 200 with an HTML page. */
    GARBAGE,
    /** Half of the right answer, then the connection ends. */
    HALF;

    /** As written in commands and data files, such as {@code silent}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Fault> named(String word) {
        return Arrays.stream(values())
                .filter(fault -> fault.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(Fault::word).collect(Collectors.joining(", "));
    }

    /** The HTTP status that it answers with, or 0 when the status is not what is wrong. */
    int status() {
        return switch (this) {
            case UNAUTHORISED -> 401;
            case FORBIDDEN -> 403;
            case REFUSED -> 400;
            case ERROR -> 500;
            case UNAVAILABLE -> 503;
            case TIMEOUT -> 504;
            case NONE, SLOW, SILENT, DRIBBLE, GARBAGE, HALF -> 0;
        };
    }
}
