package no.kfr.register.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.register.Step;
import org.jspecify.annotations.Nullable;

/** The rules of the register, without a database, against a calendar. */
class TimelineTest {

    private static final Instant MOMENT = Instant.parse("2026-11-22T11:00:00Z");

    private List<RecordedPeriod> current = new ArrayList<>();

    @Property(tries = 5000)
    void is_the_calendar_after_any_steps(@ForAll("steps") List<Step> steps) {
        DayByDay calendar = new DayByDay();
        current = new ArrayList<>();
        for (Step step : steps) {
            assertThat(apply(step)).isEqualTo(calendar.apply(step));
            assertThat(runs()).isEqualTo(calendar.runs());
        }
    }

    @Property(tries = 2000)
    void does_not_depend_on_the_order_of_registrations(
            @ForAll("registrations") List<Step.Registration> registrations, @ForAll long seed) {
        current = new ArrayList<>();
        registrations.forEach(this::apply);
        List<DayByDay.Run> inOrder = runs();

        current = new ArrayList<>();
        List<Step.Registration> shuffled = new ArrayList<>(registrations);
        Collections.shuffle(shuffled, new Random(seed));
        shuffled.forEach(this::apply);

        assertThat(runs()).isEqualTo(inOrder);
    }

    @Property(tries = 2000)
    void has_already_what_is_registered_twice(@ForAll("registrations") List<Step.Registration> registrations) {
        current = new ArrayList<>();
        registrations.forEach(this::apply);
        List<RecordedPeriod> before = List.copyOf(current);

        registrations.forEach(this::apply);

        assertThat(current).isEqualTo(before);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Step.any().list().ofMaxSize(25);
    }

    @Provide
    Arbitrary<List<Step.Registration>> registrations() {
        return Step.registrations().list().ofMaxSize(15);
    }

    private @Nullable Code apply(Step step) {
        try {
            Decision decision = decide(new Timeline(List.copyOf(current)), step);
            List<RecordedPeriod> closed = decision.amendment().closed().stream()
                    .map(Amendment.Closed::held)
                    .toList();
            assertThat(current).containsAll(closed);
            current.removeAll(closed);
            decision.amendment().added().forEach(span -> current.add(span.recorded(MOMENT)));
            current.sort(Comparator.comparing(held -> held.period().from()));
            return null;
        } catch (Refused refused) {
            return refused.code();
        }
    }

    private static Decision decide(Timeline timeline, Step step) {
        return switch (step) {
            case Step.Registration it -> timeline.register(it.period(), it.ownership(), MOMENT);
            case Step.Ending it -> timeline.end(it.lastDay(), MOMENT);
            case Step.Annulment it -> timeline.annul(it.startOfPeriod());
        };
    }

    private List<DayByDay.Run> runs() {
        return current.stream()
                .map(held -> new DayByDay.Run(held.period(), held.ownership()))
                .toList();
    }
}
