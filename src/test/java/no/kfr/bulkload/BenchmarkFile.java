package no.kfr.bulkload;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Files of as many persons as a benchmark needs, made by arithmetic: the same every time. */
public final class BenchmarkFile {

    private static final int[] FIRST = {3, 7, 6, 1, 8, 9, 4, 5, 2};
    private static final int[] SECOND = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};

    private BenchmarkFile() {}

    /** Persons in the order of a file that nobody sorted. */
    public static long[] persons(int count, long seed) {
        long[] persons = new long[count];
        int size = 0;
        for (int birthday = 0; size < count; birthday++) {
            int year = birthday / (28 * 12) % 100;
            int month = birthday / 28 % 12 + 1;
            int day = birthday % 28 + 1;
            if (birthday >= 28 * 12 * 100) {
                day += 40;
            }
            long front = (day * 10_000L + month * 100 + year) * 1000;
            for (int individual = 0; individual < 500 && size < count; individual++) {
                long person = withControlDigits(front + individual);
                if (person >= 0) {
                    persons[size++] = person;
                }
            }
        }
        Random random = new Random(seed);
        for (int i = count - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            long swapped = persons[i];
            persons[i] = persons[other];
            persons[other] = swapped;
        }
        return persons;
    }

    /** {@code id,id,...}: the shortest entries, so that as many as can be are in a file. */
    public static byte[] text(long[] persons) {
        StringBuilder text = new StringBuilder(persons.length * 12);
        for (long person : persons) {
            text.append(id(person)).append(',');
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    public static String id(long person) {
        String digits = Long.toString(person);
        return "0".repeat(11 - digits.length()) + digits;
    }

    public static long[] sorted(long[] persons) {
        long[] sorted = persons.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    private static long withControlDigits(long nine) {
        int first = control(nine, FIRST);
        if (first == 10) {
            return -1;
        }
        int second = control(nine * 10 + first, SECOND);
        return second == 10 ? -1 : nine * 100 + first * 10L + second;
    }

    private static int control(long digits, int[] weights) {
        long rest = digits;
        int sum = 0;
        for (int i = weights.length - 1; i >= 0; i--) {
            sum += (int) (rest % 10) * weights[i];
            rest /= 10;
        }
        return (11 - sum % 11) % 11;
    }
}
