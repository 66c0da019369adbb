package no.kfr.soap.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.kfr.refusal.Refused;
import no.kfr.soap.room.MessageCost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is reserved for a message before it is read is not less than what reading it allocates, whatever its shape. */
class MessageCostTest {

    /** The register's own, as far as shapes go: so that the parser, too, stops where it does. */
    private static final XmlLimits LIMITS = new XmlLimits(40, 10_000, 60, 10_000, 1_048_576);

    private static final MessageCost COST = new MessageCost(LIMITS);

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    record Shape(String name, String xml) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Shape> shapes() {
        return Stream.of(
                new Shape("text", "<e>" + "x".repeat(1_000_000) + "</e>"),
                new Shape("letters of two bytes", "<e>" + "ø".repeat(500_000) + "</e>"),
                new Shape("letters of three bytes", "<e>" + "€".repeat(300_000) + "</e>"),
                new Shape("elements", many(9_990, i -> "<a/>")),
                new Shape("elements and text", many(9_990, i -> "<a/>b")),
                new Shape("elements with names of their own", many(9_990, i -> "<a" + i + "/>")),
                new Shape("empty attributes", many(2_000, i -> attributes(57, " b%d=\"\""))),
                new Shape("attributes", many(2_000, i -> attributes(57, " b%d=\"v\""))),
                new Shape("namespaces", many(1_000, i -> attributes(57, " xmlns:b%d=\"u\""))),
                new Shape("long attributes", many(90, i -> "<a b='" + "v".repeat(10_000) + "'/>")),
                new Shape("comments", many(100_000, i -> "<!---->")),
                new Shape("comments around elements", many(9_990, i -> "<!--1--><!--2--><a/>")),
                new Shape("sections around elements", many(9_990, i -> "<![CDATA[x]]><a>y</a>z")),
                new Shape("all that may be", many(9_000, i -> "<!--1--><a b='c'>y</a>z") + "x".repeat(700_000)),
                new Shape("sections", many(70_000, i -> "<![CDATA[x]]>")),
                new Shape("references", many(200_000, i -> "&amp;")),
                new Shape("an element that never ends", "<e" + "x".repeat(1_000_000)),
                new Shape("an attribute that never ends", "<e a='" + "x".repeat(1_000_000)),
                new Shape("more elements than may be", many(100_000, i -> "<a/>")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void covers_what_reading_allocates(Shape shape) throws IOException {
        byte[] bytes = shape.xml().getBytes(StandardCharsets.UTF_8);
        allocated(bytes);
        assertThat(allocated(bytes)).isLessThanOrEqualTo(cost(bytes, "UTF-8"));
    }

    /** A genuine message of 8 KB has some 100 tags and as many attributes. */
    @Test
    void an_ordinary_message_takes_less_than_half_a_megabyte() throws IOException {
        String message = many(50, i -> "<a b='c' d='e'>" + "x".repeat(140) + "</a>");
        assertThat(cost(message.getBytes(StandardCharsets.UTF_8), "UTF-8")).isBetween(300_000L, 500_000L);
    }

    @Test
    void an_encoding_hides_nothing() throws IOException {
        String message = many(5_000, i -> "<a b='c'/>");
        long plain = cost(message.getBytes(StandardCharsets.UTF_8), "UTF-8");
        for (String encoding : new String[] {"UTF-16LE", "utf-16be", "IBM037", "Cp1140"}) {
            assertThat(cost(message.getBytes(Charset.forName(encoding)), encoding))
                    .as(encoding)
                    .isGreaterThanOrEqualTo(plain);
        }
    }

    /** Without what the check takes: reading is measured alone. */
    private static long cost(byte[] bytes, String charset) throws IOException {
        return COST.of(new ByteArrayInputStream(bytes), Charset.forName(charset), 0)
                .proven();
    }

    private static long allocated(byte[] bytes) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            new StrictXml(LIMITS).read(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8);
        } catch (Refused tooMuch) {
            // what was allocated until then counts
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static String many(int count, IntFunction<String> piece) {
        return IntStream.range(0, count).mapToObj(piece).collect(Collectors.joining("", "<e>", "</e>"));
    }

    private static String attributes(int count, String form) {
        return IntStream.range(0, count).mapToObj(form::formatted).collect(Collectors.joining("", "<a", "/>"));
    }
}
