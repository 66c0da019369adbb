package no.kfr.register.period;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import no.kfr.identity.Period;
import no.kfr.refusal.Code;
import no.kfr.register.Step;
import org.jspecify.annotations.Nullable;

/**
 * The register as one would explain it to a child: a calendar with a mark on each day that the customer was one. The last
 * field stands for all days to come.
 */
public final class DayByDay {

    public static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    public static final int LAST_START = 40;

    private static final int FOR_EVER = 60;

    /** A run of days and the mark that all of them carry. */
    public record Run(Period period, Ownership ownership) {}

    private final @Nullable Ownership[] marks = new Ownership[FOR_EVER + 1];

    /** Why the step is refused, or nothing when it is carried out. */
    @Nullable
    public Code apply(Step step) {
        return switch (step) {
            case Step.Registration registration -> mark(registration);
            case Step.Ending ending -> end(field(ending.lastDay()));
            case Step.Annulment annulment -> annul(field(annulment.startOfPeriod()));
        };
    }

    public List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        for (int first = 0; first <= FOR_EVER; first++) {
            Ownership mark = marks[first];
            if (mark != null) {
                int last = lastOfRun(first);
                runs.add(new Run(new Period(day(first), day(last)), mark));
                first = last;
            }
        }
        return runs;
    }

    private @Nullable Code mark(Step.Registration registration) {
        int from = field(registration.period().from());
        int to = field(registration.period().to());
        Arrays.fill(marks, from, to + 1, strongest(from, to, registration.ownership()));
        int first = firstOfRun(from);
        int last = lastOfRun(to);
        Arrays.fill(marks, first, last + 1, strongest(first, last, registration.ownership()));
        return null;
    }

    private @Nullable Code end(int lastDay) {
        if (marks[FOR_EVER] == null) {
            return Code.RELATIONSHIP_NOT_FOUND;
        }
        if (lastDay < firstOfRun(FOR_EVER)) {
            return Code.INVALID_DATE;
        }
        Arrays.fill(marks, lastDay + 1, FOR_EVER + 1, null);
        return null;
    }

    private @Nullable Code annul(int start) {
        if (marks[start] == null || firstOfRun(start) != start) {
            return Code.RELATIONSHIP_NOT_FOUND;
        }
        Arrays.fill(marks, start, lastOfRun(start) + 1, null);
        return null;
    }

    private Ownership strongest(int from, int to, Ownership reported) {
        Ownership strongest = reported;
        for (int i = from; i <= to; i++) {
            Ownership mark = marks[i];
            strongest = mark == null ? strongest : strongest.strongest(mark);
        }
        return strongest;
    }

    private int firstOfRun(int within) {
        int first = within;
        while (first > 0 && marks[first - 1] != null) {
            first--;
        }
        return first;
    }

    private int lastOfRun(int within) {
        int last = within;
        while (last < FOR_EVER && marks[last + 1] != null) {
            last++;
        }
        return last;
    }

    private static int field(LocalDate day) {
        return day.equals(Period.OPEN) ? FOR_EVER : (int) ChronoUnit.DAYS.between(FIRST, day);
    }

    private static LocalDate day(int field) {
        return field == FOR_EVER ? Period.OPEN : FIRST.plusDays(field);
    }
}
