package no.kfr.bulkload;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import no.kfr.bulkload.entry.EntryOutcome;
import no.kfr.identity.Period;
import no.kfr.register.period.Ownership;
import org.jspecify.annotations.Nullable;

/**
 * One relationship as a calendar with a mark on each day, and a diary of what was written into it. A list is written into the
 * diary at the time when it was true; then all that the diary says later is done again. Knows nothing of rows.
 */
final class BatchModel {

    static final LocalDate FIRST = LocalDate.of(2026, 10, 23);
    static final int LAST_START = 20;
    /** The day on which the tests' clock starts. */
    static final int TODAY = 30;

    private static final int FOR_EVER = 40;

    /** A run of days with its mark. */
    record Run(int from, int to, Ownership ownership) {
        Period period() {
            return new Period(day(from), day(to));
        }
    }

    private enum Kind {
        REGISTERED,
        ENDED,
        ANNULLED
    }

    private record Note(Instant at, Instant counts, Kind kind, Run run) {}

    private final List<Note> diary = new ArrayList<>();
    private @Nullable Ownership[] now = empty();

    BatchModel copy() {
        BatchModel copy = new BatchModel();
        copy.diary.addAll(diary);
        copy.now = now.clone();
        return copy;
    }

    boolean isOpen() {
        return now[FOR_EVER] != null;
    }

    /** Whether a run begins on just this day. */
    boolean begins(int day) {
        return now[day] != null && runAt(now, day).from == day;
    }

    List<Run> runs() {
        return runs(now);
    }

    boolean register(Instant at, int from, int to, Ownership ownership) {
        @Nullable Ownership[] next = now.clone();
        mark(next, from, to, ownership);
        if (Arrays.equals(next, now)) {
            note(at, at, Kind.REGISTERED, new Run(from, to, ownership));
            return false;
        }
        now = next;
        note(at, at, Kind.REGISTERED, runAt(next, from));
        return true;
    }

    boolean end(Instant at, int lastDay) {
        if (now[FOR_EVER] == null || runAt(now, FOR_EVER).from > lastDay) {
            return false;
        }
        int from = runAt(now, FOR_EVER).from;
        end(now, from, lastDay);
        note(at, at, Kind.ENDED, runAt(now, from));
        return true;
    }

    boolean annul(Instant at, int from) {
        if (now[from] == null || runAt(now, from).from != from) {
            return false;
        }
        Run run = runAt(now, from);
        note(at, at, Kind.ANNULLED, run);
        Arrays.fill(now, run.from, run.to + 1, null);
        return true;
    }

    EntryOutcome listed(Instant at, Instant extracted, int from, Ownership ownership) {
        @Nullable Ownership[] with = played(note -> !note.counts.isAfter(extracted));
        @Nullable Ownership[] before = with.clone();
        mark(with, from, FOR_EVER, ownership);
        boolean annulled = notes().stream()
                .anyMatch(note ->
                        note.counts.isAfter(extracted) && note.kind == Kind.ANNULLED && note.run.to >= from - 1);
        if (!Arrays.equals(before, with) && !annulled) {
            playSince(with, extracted);
            if (!Arrays.equals(with, now)) {
                List<Run> was = runs(now);
                List<Run> is = runs(with);
                is.stream().filter(run -> !was.contains(run)).forEach(run -> note(at, extracted, Kind.REGISTERED, run));
                now = with;
                return is.containsAll(was) ? EntryOutcome.ADDED : EntryOutcome.CHANGED;
            }
        }
        Run held = now[from] == null ? null : runAt(now, from);
        boolean there = held != null && held.to == FOR_EVER && held.ownership.compareTo(ownership) <= 0;
        return there ? EntryOutcome.ALREADY_THERE : EntryOutcome.OVERTAKEN;
    }

    EntryOutcome listedAsEnded(Instant at, Instant extracted, int lastDay) {
        @Nullable Ownership[] with = played(note -> !note.counts.isAfter(extracted));
        boolean open = now[FOR_EVER] != null;
        if (!open || with[FOR_EVER] == null) {
            if (runs(now).stream().anyMatch(run -> run.to == lastDay)) {
                return EntryOutcome.ALREADY_THERE;
            }
            return open || with[FOR_EVER] != null ? EntryOutcome.OVERTAKEN : EntryOutcome.NOT_FOUND;
        }
        end(with, runAt(with, FOR_EVER).from, lastDay);
        playSince(with, extracted);
        int from = runAt(now, FOR_EVER).from;
        if (Arrays.stream(with, lastDay + 1, with.length).anyMatch(Objects::nonNull)) {
            return EntryOutcome.OVERTAKEN;
        }
        if (lastDay < from) {
            return EntryOutcome.BEFORE_START;
        }
        end(now, from, lastDay);
        note(at, extracted, Kind.ENDED, runAt(now, from));
        return EntryOutcome.ENDED;
    }

    static LocalDate day(int field) {
        return field == FOR_EVER ? Period.OPEN : FIRST.plusDays(field);
    }

    static int forEver() {
        return FOR_EVER;
    }

    private void note(Instant at, Instant counts, Kind kind, Run run) {
        diary.add(new Note(at, counts, kind, run));
    }

    /** In the order in which they count, as long as that adds up to what stands in the calendar; else as they came. */
    private List<Note> notes() {
        List<Note> counted = new ArrayList<>(diary);
        counted.sort(Comparator.comparing(Note::counts));
        @Nullable Ownership[] sum = empty();
        counted.forEach(note -> play(sum, note));
        return Arrays.equals(sum, now) ? counted : asTheyCame();
    }

    private List<Note> asTheyCame() {
        return diary.stream()
                .map(note -> new Note(note.at, note.at, note.kind, note.run))
                .toList();
    }

    private @Nullable Ownership[] played(Predicate<Note> wanted) {
        @Nullable Ownership[] days = empty();
        notes().stream().filter(wanted).forEach(note -> play(days, note));
        return days;
    }

    private void playSince(@Nullable Ownership[] days, Instant moment) {
        notes().stream().filter(note -> note.counts.isAfter(moment)).forEach(note -> play(days, note));
    }

    private static void play(@Nullable Ownership[] days, Note note) {
        Run run = note.run;
        switch (note.kind) {
            case REGISTERED -> mark(days, run.from, run.to, run.ownership);
            case ENDED -> {
                if (days[run.from] != null) {
                    end(days, run.from, run.to);
                }
            }
            case ANNULLED -> {
                if (days[run.from] != null) {
                    Run whole = runAt(days, run.from);
                    Arrays.fill(days, whole.from, whole.to + 1, null);
                }
            }
        }
    }

    private static void mark(@Nullable Ownership[] days, int from, int to, Ownership ownership) {
        Arrays.fill(days, from, to + 1, ownership(days, from, to, ownership));
        Run run = runAt(days, from);
        Arrays.fill(days, run.from, run.to + 1, ownership(days, run.from, run.to, ownership));
    }

    private static void end(@Nullable Ownership[] days, int within, int lastDay) {
        Run run = runAt(days, within);
        Arrays.fill(days, run.from, run.to + 1, null);
        if (lastDay >= run.from) {
            mark(days, run.from, lastDay, run.ownership);
        }
    }

    private static Ownership ownership(@Nullable Ownership[] days, int from, int to, Ownership reported) {
        Ownership strongest = reported;
        for (int i = from; i <= to; i++) {
            Ownership mark = days[i];
            strongest = mark == null ? strongest : strongest.strongest(mark);
        }
        return strongest;
    }

    private static Run runAt(@Nullable Ownership[] days, int within) {
        int from = within;
        int to = within;
        while (from > 0 && days[from - 1] != null) {
            from--;
        }
        while (to < FOR_EVER && days[to + 1] != null) {
            to++;
        }
        return new Run(from, to, ownership(days, from, to, Ownership.UNKNOWN));
    }

    private static List<Run> runs(@Nullable Ownership[] days) {
        List<Run> runs = new ArrayList<>();
        for (int from = 0; from <= FOR_EVER; from++) {
            if (days[from] != null) {
                runs.add(runAt(days, from));
                from = runs.getLast().to;
            }
        }
        return runs;
    }

    private static @Nullable Ownership[] empty() {
        return new Ownership[FOR_EVER + 1];
    }

    static int field(LocalDate day) {
        return (int) ChronoUnit.DAYS.between(FIRST, day);
    }
}
