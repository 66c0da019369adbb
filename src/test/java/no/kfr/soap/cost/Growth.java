package no.kfr.soap.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What handling an input costs the thread that handles it, as the input grows: at n, 2n, 4n and 8n. Processor time and allocation are
 * counted, not the clock on the wall, so that what else runs on the machine does not matter.
 *
 * <pre>
 * Growth.of("comments", 5_000, size -> bytes("&lt;!----&gt;".repeat(size)))
 *         .handledBy(bytes -> read(bytes))
 *         .growsWithSize()
 *         .costsAtMost(Duration.ofMillis(200), 50 << 20);
 * </pre>
 *
 * With {@code -Dkfr.cost.print=true} the figures are printed.
 */
public final class Growth {

    /** Makes an input of a size; its own cost is not counted. */
    @FunctionalInterface
    public interface Input<T> {
        T of(int size) throws Exception;
    }

    /** Handles an input, in the calling thread. Ends without an exception, also where the input is refused. */
    @FunctionalInterface
    public interface Handling<T> {
        void of(T input) throws Exception;
    }

    private static final int[] TIMES = {1, 2, 4, 8};
    private static final int ATTEMPTS = 3;
    private static final double MOST_PER_DOUBLING = 2.5;
    /**
     * Below these a ratio says nothing: clocks tick, what every input costs outweighs what grows, and parsers read short texts into
     * buffers that they have already.
     */
    private static final long SHORT_NANOS = 4_000_000;

    private static final long FEW_BYTES = 2 << 20;

    private final String name;
    private final List<Cost> costs;

    private Growth(String name, List<Cost> costs) {
        this.name = name;
        this.costs = costs;
    }

    /** @param n the smallest size; eight times as much should be about as large as anybody may send */
    public static <T> Dimension<T> of(String name, int n, Input<T> input) {
        return new Dimension<>(name, n, input);
    }

    /** Something of which there may be more or less. */
    public record Dimension<T>(String name, int n, Input<T> input) {

        /** Measures. A noisy machine gets up to three attempts; an algorithm that grows too fast does so in each. */
        public Growth handledBy(Handling<T> handling) throws Exception {
            List<T> inputs = new ArrayList<>();
            for (int times : TIMES) {
                inputs.add(input.of(n * times));
            }
            Cost.warmUp(inputs, handling);
            Growth growth = measured(inputs, handling);
            for (int i = 1; i < ATTEMPTS && growth.perDoubling() > MOST_PER_DOUBLING; i++) {
                growth = measured(inputs, handling);
            }
            if (Boolean.getBoolean("kfr.cost.print")) {
                System.out.println(growth);
            }
            return growth;
        }

        @Override
        public String toString() {
            return name;
        }

        private Growth measured(List<T> inputs, Handling<T> handling) throws Exception {
            List<Cost> costs = new ArrayList<>();
            for (T each : inputs) {
                costs.add(Cost.of(each, handling));
            }
            return new Growth(name, costs);
        }
    }

    /** Twice as much costs at most two and a half times as much, at every step. */
    public Growth growsWithSize() {
        assertThat(perDoubling()).as("growth per doubling of %s", this).isLessThanOrEqualTo(MOST_PER_DOUBLING);
        return this;
    }

    /** So much the largest input costs at most. */
    public Growth costsAtMost(Duration processor, long bytes) {
        Cost largest = costs.getLast();
        assertThat(Duration.ofNanos(largest.nanos()))
                .as("processor time of %s", this)
                .isLessThanOrEqualTo(processor);
        assertThat(largest.bytes()).as("allocation of %s", this).isLessThanOrEqualTo(bytes);
        return this;
    }

    /** What was measured at n, 2n, 4n and 8n. */
    public List<Cost> costs() {
        return costs;
    }

    private double perDoubling() {
        double most = 0;
        for (int i = 1; i < costs.size(); i++) {
            most = Math.max(most, ratio(costs.get(i - 1).nanos(), costs.get(i).nanos(), SHORT_NANOS));
            most = Math.max(most, ratio(costs.get(i - 1).bytes(), costs.get(i).bytes(), FEW_BYTES));
        }
        return most;
    }

    private static double ratio(long one, long twoOfIt, long least) {
        return (double) Math.max(twoOfIt, least) / Math.max(one, least);
    }

    @Override
    public String toString() {
        return name + " " + costs;
    }
}
