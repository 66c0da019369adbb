package no.kfr.soap.cost;

import static no.kfr.soap.cost.Hostile.attributes;
import static no.kfr.soap.cost.Hostile.declarations;
import static no.kfr.soap.cost.Hostile.many;
import static no.kfr.soap.cost.Hostile.nested;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import no.kfr.soap.RunningRegister;
import no.kfr.soap.SoapAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What it costs to digest a body that is made to cost much, under a certificate that is trusted: a copied one is enough. The body is
 * changed after it was signed, so it is digested and then refused.
 */
class DigestCostTest {

    private static final Duration MOST_PROCESSOR = Duration.ofMillis(200);
    private static final long MOST_BYTES = 40L << 20;
    private static final String LONG = "urn:" + "x".repeat(190);

    private static final InThread REGISTER = new InThread(RunningRegister.shared());

    static Stream<Growth.Dimension<byte[]>> dimensions() throws Exception {
        return Stream.of(
                body("elements", 1_200, n -> many(n, i -> "<a/>")),
                body("attributes", 1_200, n -> attributes(n, 50, i -> "a" + i % 50)),
                body("namespaces", 1_200, n -> many(n / 50, i -> "<a" + declarations(0, 50) + "/>")),
                body(
                        "elements with a namespace of their own",
                        1_200,
                        n -> many(n, i -> "<p:a xmlns:p='urn:" + i + "'/>")),
                body(
                        "uses of a long namespace that nothing around them uses",
                        1_200,
                        n -> "<a xmlns:p='" + LONG + "'>" + many(n, i -> "<p:a/>") + "</a>"),
                body(
                        "attributes of long namespaces that nothing around them uses",
                        1_200,
                        n -> "<a" + many(40, i -> " xmlns:p" + i + "='" + LONG + i + "'") + ">"
                                + many(n / 40, i -> "<a" + many(40, k -> " p" + k + ":a=''") + "/>") + "</a>"),
                body("characters that are written longer", 110_000, n -> "<a>" + "&#13;".repeat(n / 6) + "</a>"),
                body("comments", 3_000, n -> "<!---->".repeat(n)),
                body("depth", 4, n -> nested(n, i -> declarations(i, 2), "")),
                prefixed("elements, and 30 prefixes for each part", 1_200, n -> many(n, i -> "<a/>")),
                prefixed(
                        "elements with namespaces, and 30 prefixes for each part",
                        500,
                        n -> many(n, i -> "<a xmlns:p" + i % 25 + "='" + LONG + "'/>")));
    }

    @SideBySide
    @ParameterizedTest(name = "{0}")
    @MethodSource("dimensions")
    void cost_grows_with_the_bytes(Growth.Dimension<byte[]> dimension) throws Exception {
        dimension.handledBy(DigestCostTest::digestedAndRefused).growsWithSize().costsAtMost(MOST_PROCESSOR, MOST_BYTES);
    }

    @Test
    void nothing_of_a_thousand_stays() throws Exception {
        Retained.requireNothing(dimensions(), DigestCostTest::digestedAndRefused);
    }

    private static void digestedAndRefused(byte[] message) throws Exception {
        SoapAnswer answer = REGISTER.send(Messages.UPLOAD, message);
        assertThat(answer.code()).isEqualTo("KFR-034");
    }

    private static Growth.Dimension<byte[]> body(String name, int n, IntFunction<String> xml) throws Exception {
        return changed(name, n, Messages.participant(message -> message), xml);
    }

    /** WSS4J names the prefixes of the envelope in the list of each part. */
    private static Growth.Dimension<byte[]> prefixed(String name, int n, IntFunction<String> xml) throws Exception {
        String message = Messages.participant(request -> request.beforehand(document -> {
            for (int i = 0; i < 25; i++) {
                document.getDocumentElement()
                        .setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:p" + i, "urn:p" + i);
            }
        }));
        assertThat(message).contains("p24");
        return changed(name, n, message, xml);
    }

    private static Growth.Dimension<byte[]> changed(String name, int n, String message, IntFunction<String> xml) {
        return Growth.of(name, n, size -> Messages.inBody(message, xml.apply(size)));
    }
}
