package no.kfr.terminal;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** A line now and then, for a log or a terminal that can do no more. */
final class LineMeter implements Meter {

    private static final long APART = Duration.ofSeconds(10).toNanos();

    private final PrintWriter out;
    private final String task;
    private final long total;
    private final LongSupplier nanos;
    private final long began;
    private long lastLine;
    private long first = -1;

    LineMeter(PrintWriter out, String task, long total, LongSupplier nanos) {
        this.out = out;
        this.task = task;
        this.total = total;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
        this.lastLine = began;
    }

    @Override
    public void at(long done) {
        first = first < 0 ? done : first;
        long now = nanos.getAsLong();
        if (now - lastLine >= APART && done < total) {
            lastLine = now;
            print(done, now);
        }
    }

    private void print(long done, long now) {
        double seconds = (now - began) / 1e9;
        double rate = (done - first) / seconds;
        String line = String.format(
                Locale.ROOT,
                "%s: %,d of %,d entries (%d %%)",
                task,
                done,
                total,
                total == 0 ? 100 : done * 100 / total);
        if (rate >= 1) {
            line += String.format(Locale.ROOT, ", %,.0f/s, %s left", rate, DurationText.of((total - done) / rate));
        }
        out.println(line);
        out.flush();
    }

    @Override
    public void close() {
        // the summary follows
    }
}
