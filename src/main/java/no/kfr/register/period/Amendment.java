package no.kfr.register.period;

import java.time.LocalDate;
import java.util.List;
import no.kfr.identity.Period;

/** What is to be written so that current periods become others: rows that are closed, and rows that are new. */
public record Amendment(List<Closed> closed, List<Span> added) {

    private static final Amendment NOTHING = new Amendment(List.of(), List.of());

    /** A current period that is no longer current. */
    public record Closed(RecordedPeriod held, Superseding why) {}

    public static Amendment nothing() {
        return NOTHING;
    }

    /** From what is held to what a registration makes of it. */
    public static Amendment registered(List<RecordedPeriod> current, List<Span> wanted) {
        List<Span> held = current.stream().map(RecordedPeriod::span).toList();
        List<Span> added = wanted.stream().filter(span -> !held.contains(span)).toList();
        List<Closed> closed = current.stream()
                .filter(each -> !wanted.contains(each.span()))
                .map(each -> new Closed(each, whyJoined(each, current, added)))
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

    private static Superseding whyJoined(RecordedPeriod part, List<RecordedPeriod> current, List<Span> added) {
        Period period = part.period();
        return added.stream()
                .map(Span::period)
                .filter(whole -> whole.contains(period))
                .filter(whole -> current.stream()
                                .filter(each -> whole.contains(each.period()))
                                .count()
                        == 1)
                .findFirst()
                .map(whole -> whole.equals(period) ? Superseding.STRENGTHENED : Superseding.EXTENDED)
                .orElse(Superseding.JOINED);
    }
}
