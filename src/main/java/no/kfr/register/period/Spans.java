package no.kfr.register.period;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import no.kfr.identity.Period;

/** The periods of one relationship while changes are played: never two that overlap or touch. Earliest first. */
public final class Spans {

    private final List<Span> held = new ArrayList<>();

    public Spans() {}

    public Spans(List<Span> spans) {
        spans.forEach(this::register);
    }

    public Spans copy() {
        return new Spans(held);
    }

    public List<Span> list() {
        return List.copyOf(held);
    }

    /** Joins with all that it overlaps or touches; the strongest ownership holds for the whole. */
    public void register(Span reported) {
        Period period = reported.period();
        Ownership ownership = reported.ownership();
        for (Span span : List.copyOf(held)) {
            if (span.period().joins(reported.period())) {
                held.remove(span);
                period = period.spanning(span.period());
                ownership = ownership.strongest(span.ownership());
            }
        }
        held.add(new Span(period, ownership));
        held.sort(Comparator.comparing(span -> span.period().from()));
    }

    public Optional<Span> open() {
        return held.stream().filter(span -> span.period().isOpen()).findFirst();
    }

    Optional<Span> on(LocalDate day) {
        return held.stream()
                .filter(span -> span.period().contains(new Period(day, day)))
                .findFirst();
    }

    /** Gives the period that holds the day this last day. */
    public void end(LocalDate within, LocalDate lastDay) {
        on(within).ifPresent(span -> {
            held.remove(span);
            if (!lastDay.isBefore(span.period().from())) {
                register(new Span(new Period(span.period().from(), lastDay), span.ownership()));
            }
        });
    }

    public void remove(LocalDate within) {
        on(within).ifPresent(held::remove);
    }

    public boolean holds(Span asked) {
        return held.stream()
                .anyMatch(span -> span.period().contains(asked.period())
                        && span.ownership().compareTo(asked.ownership()) <= 0);
    }
}
