package no.kfr.lookup.kar;

import java.time.Duration;

/** The moment at which a question has taken long enough, whatever it is doing. Measured by elapsed time, not by any clock's date. */
record AnswerDeadline(long nanos) {

    static AnswerDeadline in(Duration time) {
        return new AnswerDeadline(System.nanoTime() + time.toNanos());
    }

    /** Not negative. */
    long nanosLeft() {
        return Math.max(0, nanos - System.nanoTime());
    }

    boolean isOver() {
        return nanosLeft() == 0;
    }
}
