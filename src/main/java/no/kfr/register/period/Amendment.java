package no.kfr.register.period;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import no.kfr.identity.Period;

/** What is to be written so that current periods become others: rows that are closed, and rows that are new. */
public record Amendment(List<Closed> closed, List<Span> added) {

    private static final Amendment NOTHING = new Amendment(List.of(), List.of());

    /** A current period that is no longer current. */
    public record Closed(RecordedPeriod held, Superseding why) {}

    public static Amendment nothing() {
        return NOTHING;
    }

    /** From what is held to what a registration makes of it. Costs what sorting them does: a history may be very long. */
    public static Amendment registered(List<RecordedPeriod> current, List<Span> wanted) {
        Set<Span> all = new HashSet<>(wanted);
        Set<Span> held = new HashSet<>();
        current.forEach(each -> held.add(each.span()));
        List<Span> added = wanted.stream().filter(span -> !held.contains(span)).toList();
        Joined joined = new Joined(current, added);
        List<Closed> closed = current.stream()
                .filter(each -> !all.contains(each.span()))
                .map(each -> new Closed(each, joined.why(each)))
                .toList();
        return new Amendment(closed, added);
    }

    /** The open period gets its last day, which is not before its first. */
    public static Amendment ended(RecordedPeriod open, LocalDate lastDay) {
        Span ended = new Span(new Period(open.period().from(), lastDay), open.ownership());
        return new Amendment(List.of(new Closed(open, Superseding.ENDED)), List.of(ended));
    }

    /** The period never was. */
    public static Amendment annulled(RecordedPeriod period) {
        return new Amendment(List.of(new Closed(period, Superseding.ANNULLED)), List.of());
    }

    public boolean isNothing() {
        return closed.isEmpty() && added.isEmpty();
    }

    /** Which new span took up which periods; never two spans the same. */
    private static final class Joined {

        private final TreeMap<LocalDate, Span> spans = new TreeMap<>();
        private final Map<Span, Integer> parts = new HashMap<>();

        Joined(List<RecordedPeriod> current, List<Span> added) {
            added.forEach(span -> spans.put(span.period().from(), span));
            current.forEach(each -> whole(each).ifPresent(span -> parts.merge(span, 1, Integer::sum)));
        }

        Superseding why(RecordedPeriod part) {
            return whole(part)
                    .filter(span -> parts.getOrDefault(span, 0) == 1)
                    .map(span -> span.period().equals(part.period()) ? Superseding.STRENGTHENED : Superseding.EXTENDED)
                    .orElse(Superseding.JOINED);
        }

        private Optional<Span> whole(RecordedPeriod part) {
            return Optional.ofNullable(spans.floorEntry(part.period().from()))
                    .map(Map.Entry::getValue)
                    .filter(span -> span.period().contains(part.period()));
        }
    }
}
