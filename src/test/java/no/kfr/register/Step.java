package no.kfr.register;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import no.kfr.identity.Period;
import no.kfr.register.period.DayByDay;
import no.kfr.register.period.Ownership;

/** One instruction, for properties that hold for any instructions. */
public sealed interface Step {

    record Registration(Period period, Ownership ownership) implements Step {}

    record Ending(LocalDate lastDay) implements Step {}

    record Annulment(LocalDate startOfPeriod) implements Step {}

    static Arbitrary<Step> any() {
        Arbitrary<Step> endings = days().map(Ending::new);
        Arbitrary<Step> annulments = days().map(Annulment::new);
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(5, registrations().map(each -> (Step) each)),
                net.jqwik.api.Tuple.of(2, endings),
                net.jqwik.api.Tuple.of(2, annulments));
    }

    static Arbitrary<Registration> registrations() {
        Arbitrary<Period> open = days().map(Period::openFrom);
        Arbitrary<Period> closed = Combinators.combine(
                        days(), Arbitraries.integers().between(0, 6))
                .as((from, length) -> new Period(from, from.plusDays(length)));
        return Combinators.combine(
                        Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(1, open), net.jqwik.api.Tuple.of(3, closed)),
                        Arbitraries.of(Ownership.class))
                .as(Registration::new);
    }

    private static Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, DayByDay.LAST_START).map(DayByDay.FIRST::plusDays);
    }
}
