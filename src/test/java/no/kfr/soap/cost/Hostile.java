package no.kfr.soap.cost;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** XML that is well-formed, of any size, and made to cost more than others of its size. */
final class Hostile {

    private Hostile() {}

    static String many(int count, IntFunction<String> each) {
        return IntStream.range(0, count).mapToObj(each).collect(Collectors.joining());
    }

    /** A name that has the same hash as all others of the same length: blocks {@code Aa} and {@code BB}. */
    static String colliding(int number) {
        return IntStream.range(0, 17)
                .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }

    static String longName(int number, int length) {
        String start = "n" + number + "_";
        return start + "x".repeat(length - start.length());
    }

    /** Elements with so many attributes each. */
    static String attributes(int count, int onEach, IntFunction<String> name) {
        return many(
                count / onEach,
                element -> "<a" + many(onEach, i -> " " + name.apply(element * onEach + i) + "=''") + "/>");
    }

    /** An element in another one, and so on, with so much on each. */
    static String nested(int depth, IntFunction<String> attributes, String inside) {
        return many(depth, level -> "<a" + attributes.apply(level) + ">") + inside + "</a>".repeat(depth);
    }

    static String declarations(int from, int count) {
        return many(count, i -> " xmlns:p" + (from + i) + "='urn:" + (from + i) + "'");
    }
}
