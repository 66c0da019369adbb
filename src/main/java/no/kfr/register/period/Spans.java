package no.kfr.register.period;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.kfr.identity.Period;
import org.jspecify.annotations.Nullable;

/**
 * The periods of one relationship while changes are played: never two that overlap or touch. Earliest first. Each step looks only
 * at the neighbours of the days it is about: an institution may report tens of thousands of periods of one customer.
 */
public final class Spans {

    /** By first day. */
    private final TreeMap<LocalDate, Span> held = new TreeMap<>();

    public Spans() {}

    public Spans(List<Span> spans) {
        spans.forEach(this::register);
    }

    public Spans copy() {
        Spans copy = new Spans();
        copy.held.putAll(held);
        return copy;
    }

    public List<Span> list() {
        return List.copyOf(held.values());
    }

    /** Joins with all that it overlaps or touches; the strongest ownership holds for the whole. */
    public void register(Span reported) {
        Period period = reported.period();
        Ownership ownership = reported.ownership();
        for (Span span = joined(reported.period()); span != null; span = joined(reported.period())) {
            held.remove(span.period().from());
            period = period.spanning(span.period());
            ownership = ownership.strongest(span.ownership());
        }
        held.put(period.from(), new Span(period, ownership));
    }

    public Optional<Span> open() {
        return Optional.ofNullable(held.lastEntry())
                .map(Map.Entry::getValue)
                .filter(span -> span.period().isOpen());
    }

    /** Whether any day after this one is held. */
    public boolean reachesBeyond(LocalDate day) {
        return !held.isEmpty() && held.lastEntry().getValue().period().to().isAfter(day);
    }

    Optional<Span> on(LocalDate day) {
        return Optional.ofNullable(held.floorEntry(day))
                .map(Map.Entry::getValue)
                .filter(span -> span.period().contains(new Period(day, day)));
    }

    /** Gives the period that holds the day this last day. */
    public void end(LocalDate within, LocalDate lastDay) {
        on(within).ifPresent(span -> {
            held.remove(span.period().from());
            if (!lastDay.isBefore(span.period().from())) {
                register(new Span(new Period(span.period().from(), lastDay), span.ownership()));
            }
        });
    }

    public void remove(LocalDate within) {
        on(within).ifPresent(span -> held.remove(span.period().from()));
    }

    public boolean holds(Span asked) {
        return on(asked.period().from())
                .filter(span -> span.period().contains(asked.period())
                        && span.ownership().compareTo(asked.ownership()) <= 0)
                .isPresent();
    }

    /** One that overlaps or touches the period: of those that begin before it, only the last can. */
    private @Nullable Span joined(Period period) {
        Map.Entry<LocalDate, Span> before = held.floorEntry(period.from());
        if (before != null && before.getValue().period().joins(period)) {
            return before.getValue();
        }
        Map.Entry<LocalDate, Span> after = held.higherEntry(period.from());
        return after != null && after.getValue().period().joins(period) ? after.getValue() : null;
    }
}
