package no.kfr.interleaving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import no.kfr.RegisterNode;
import no.kfr.TestDatabase;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * P3: a single instruction meets a batch. At each step of the one, the other is carried out; what comes out is what one of the two orders
 * gives, one after the other. Each build plays one order of seven, all pairs and all parts of them among these; {@code -Dkfr.test.orders=all}
 * plays each, and with {@code -Dkfr.test.preemptions=2} each of the two is interrupted once.
 */
class EveryOrderTest {

    private static final int PREEMPTIONS = Integer.getInteger("kfr.test.preemptions", 1);

    private static final List<Meeting.Before> USUAL = List.of(Meeting.Before.NOTHING, Meeting.Before.OPEN);

    /** No divisor of the number of steps, so that it is another step in each pair. */
    private static final int EVERY = "all".equals(System.getProperty("kfr.test.orders")) || PREEMPTIONS > 1 ? 1 : 7;

    private int schedules;
    private int played;

    /** The databases side by side: most of the time one of the two waits for the other. */
    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @MethodSource("no.kfr.TestDatabase#available")
    void instruction_and_batch_come_out_as_if_one_had_waited_for_the_other(TestDatabase database) {
        List<String> settings = new ArrayList<>(database.settings());
        settings.add("kfr.bulkload.chunk-size=1");
        List<String> wrong = new ArrayList<>();
        try (RegisterNode node = RegisterNode.start(settings, SteppedDatabase.class)) {
            for (Meeting.Before before : PREEMPTIONS == 1 ? USUAL : List.of(Meeting.Before.values())) {
                for (Meeting.Single single : Meeting.Single.values()) {
                    for (Meeting.Listed listed : Meeting.Listed.values()) {
                        wrong.addAll(new Pair(node, before, single, listed).wrong());
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(schedules).isGreaterThan(1000);
        assertThat(played).isGreaterThanOrEqualTo(schedules / EVERY);
    }

    private final class Pair {

        private final RegisterNode node;
        private final Meeting.Before before;
        private final Meeting.Single single;
        private final Meeting.Listed listed;

        Pair(RegisterNode node, Meeting.Before before, Meeting.Single single, Meeting.Listed listed) {
            this.node = node;
            this.before = before;
            this.single = single;
            this.listed = listed;
        }

        /** The orders that came out otherwise than both of those in which nothing is interrupted. */
        List<String> wrong() {
            Run instructionFirst = playAlone(true);
            Run batchFirst = playAlone(false);
            Set<String> right = new TreeSet<>(List.of(instructionFirst.outcome, batchFirst.outcome));
            List<String> wrong = new ArrayList<>();
            check(true, instructionFirst.steps, batchFirst.steps, right, wrong);
            check(false, batchFirst.steps, instructionFirst.steps, right, wrong);
            return wrong;
        }

        private void check(boolean instruction, int steps, int stepsOfOther, Set<String> right, List<String> wrong) {
            for (int first = 0; first < steps; first++) {
                for (int second = PREEMPTIONS == 1 ? 1000 : 1; second <= 1000; second++) {
                    if (schedules++ % EVERY != 0) {
                        break;
                    }
                    Run run = play(instruction, first, second);
                    if (!right.contains(run.outcome)) {
                        wrong.add(before + " " + single + " " + listed + (instruction ? " instruction " : " batch ")
                                + first + "/" + second + ": " + run.outcome + " not in " + right);
                    }
                    if (second > stepsOfOther) {
                        break;
                    }
                }
            }
        }

        private Run playAlone(boolean instructionFirst) {
            Meeting meeting = new Meeting(node, before, single, listed);
            Actor instruction = meeting.single();
            Actor batch = meeting.batch();
            int steps = (instructionFirst ? instruction : batch).goAlone();
            (instructionFirst ? batch : instruction).goAlone();
            return new Run(steps, meeting.outcome(instruction, batch));
        }

        /** So many steps of the one, then so many of the other, then the first to its end. */
        private Run play(boolean instructionFirst, int first, int second) {
            played++;
            Meeting meeting = new Meeting(node, before, single, listed);
            Actor instruction = meeting.single();
            Actor batch = meeting.batch();
            Actor one = instructionFirst ? instruction : batch;
            Actor other = instructionFirst ? batch : instruction;
            int steps = 0;
            while (steps < first && !one.isOver() && one.go()) {
                steps++;
            }
            for (int i = 0; i < second && !other.isOver() && other.go(); i++) {
                // on to the next
            }
            one.goOn();
            other.goOn();
            return new Run(steps, meeting.outcome(instruction, batch));
        }
    }

    private record Run(int steps, String outcome) {}
}
