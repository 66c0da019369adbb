package no.kfr.access.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.kfr.Issued;
import no.kfr.access.SenderToken;
import no.kfr.access.SenderToken.Form;
import no.kfr.refusal.Refused;
import no.kfr.soap.cost.Retained;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DSAParameter;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What a stranger's token costs, in processor time of the thread: in proportion to its bytes, and little (P9). Measured at sizes
 * n, 2n, 4n and 8n of each dimension that a token has; every token is another one, so that nothing is remembered.
 */
class TokenCostTest {

    private static final int SMALLEST = 1600;
    private static final int ROUNDS = 40;
    private static final double MOST_GROWTH = 2.5;
    /** What a doubling may add whatever it was before: a clock tick, a cache that is cold. */
    private static final long SLACK_MICROS = 300;

    private static final long MOST_MICROS = 5_000;

    private final TrustFixture fixture = TrustFixture.withoutRevocation();

    /** From about how many bytes, and which of many, to a token. */
    private interface Dimension extends BiFunction<Integer, Integer, SenderToken> {}

    @TestFactory
    Stream<DynamicTest> costs_in_proportion_to_its_bytes() {
        return dimensions().entrySet().stream()
                .map(dimension -> DynamicTest.dynamicTest(dimension.getKey(), () -> check(dimension.getValue())));
    }

    private void check(Dimension dimension) {
        List<Long> micros = new ArrayList<>();
        for (int size = SMALLEST; size <= SMALLEST * 8; size *= 2) {
            micros.add(cost(dimension, size));
        }
        assertThat(micros)
                .as("microseconds at n, 2n, 4n, 8n")
                .allSatisfy(cost -> assertThat(cost).isLessThan(MOST_MICROS));
        for (int i = 1; i < micros.size(); i++) {
            assertThat((double) micros.get(i))
                    .as("microseconds at n, 2n, 4n, 8n: %s", micros)
                    .isLessThanOrEqualTo(MOST_GROWTH * micros.get(i - 1) + SLACK_MICROS);
        }
    }

    /** The median of some rounds. */
    private long cost(Dimension dimension, int size) {
        List<SenderToken> tokens = IntStream.range(0, ROUNDS)
                .mapToObj(i -> dimension.apply(size, size * 1000 + i))
                .toList();
        long[] nanos = tokens.stream().mapToLong(this::nanos).sorted().toArray();
        return nanos[ROUNDS / 2] / 1000;
    }

    private long nanos(SenderToken token) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Throwable refused = catchThrowable(() -> fixture.trust.examine(token));
        long after = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        assertThat(refused).isInstanceOf(Refused.class);
        return after - before;
    }

    /** The first thousand fill what the JDK remembers of certificates: so many, and no more. */
    @Test
    void nothing_of_a_thousand_stays() throws Exception {
        List<Dimension> all = List.copyOf(dimensions().values());
        Retained.Handling refused = number -> {
            SenderToken token = all.get(number % all.size()).apply(SMALLEST, number);
            assertThat(catchThrowable(() -> fixture.trust.examine(token))).isInstanceOf(Refused.class);
        };
        for (int number = 0; number < 1000; number++) {
            refused.of(number);
        }
        assertThat(Retained.after(1000, number -> refused.of(1000 + number))).isLessThan(2L << 20);
    }

    private static Map<String, Dimension> dimensions() {
        Map<String, Dimension> all = new LinkedHashMap<>();
        keys(all);
        names(all);
        extensions(all);
        shapes(all);
        return all;
    }

    private static void keys(Map<String, Dimension> all) {
        all.put(
                "bits of an RSA modulus",
                (size, i) -> ForgedCertificate.token(new ForgedCertificate()
                        .key(rsa(), new RSAPublicKey(odd(size * 8), odd(17)))
                        .unsigned(i)));
        all.put(
                "bits of an RSA exponent",
                (size, i) ->
                        selfMade(new ForgedCertificate().key(rsa(), new RSAPublicKey(odd(3072), odd(size * 4))), i));
        all.put(
                "bits of a DSA key",
                (size, i) -> selfMade(
                        new ForgedCertificate()
                                .key(
                                        new AlgorithmIdentifier(
                                                new ASN1ObjectIdentifier("1.2.840.10040.4.1"),
                                                new DSAParameter(odd(size * 2), odd(256), odd(size * 2 - 8))),
                                        new ASN1Integer(odd(size * 2 - 9))),
                        i));
        all.put(
                "bits of a curve of its own",
                (size, i) -> selfMade(
                        new ForgedCertificate()
                                .key(
                                        new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve(size)),
                                        new DEROctetString(new byte[size / 6])),
                        i));
        all.put("certificates of one key, exponents unequal", (size, i) -> {
            List<byte[]> path = new ArrayList<>();
            for (int at = 0; at < Math.max(1, size / 2560); at++) {
                ForgedCertificate one = new ForgedCertificate().authority();
                one.issuer = new X500Name("CN=Myself");
                one.subject = one.issuer;
                one.key(rsa(), new RSAPublicKey(odd(3072), odd(17 + at)));
                path.add(one.unsigned(i * 5 + at));
            }
            return ForgedCertificate.path(path);
        });
        all.put("certificates that name the trusted authority", (size, i) -> {
            List<byte[]> path = new ArrayList<>();
            for (int at = 0; at < Math.max(1, size / 2560); at++) {
                ForgedCertificate one = new ForgedCertificate().authority();
                one.subject = one.issuer;
                path.add(one.unsigned(i * 5 + at));
            }
            return ForgedCertificate.path(path);
        });
    }

    private static void names(Map<String, Dimension> all) {
        all.put("length of the issuer's name", (size, i) -> named("a".repeat(size * 4 / 5), i));
        all.put("combining marks in the issuer's name", (size, i) -> named("\u0301\u0323".repeat(size / 5), i));
        all.put(
                "marks in a name that is still compared",
                (size, i) -> named("\u0301\u0323".repeat(Math.min(size, 16_000) / 48), i));
        all.put("parts of the issuer's name", (size, i) -> {
            X500NameBuilder name = new X500NameBuilder();
            IntStream.range(0, size / 20).forEach(at -> name.addRDN(BCStyle.OU, "ou " + at));
            return issuedBy(name.build(), i);
        });
        all.put("values of one part of the issuer's name", (size, i) -> {
            ASN1ObjectIdentifier[] types = new ASN1ObjectIdentifier[size / 20];
            ASN1Encodable[] values = new ASN1Encodable[size / 20];
            Arrays.fill(types, BCStyle.OU);
            IntStream.range(0, values.length).forEach(at -> values[at] = new DERPrintableString("v" + (size - at)));
            X500NameBuilder name = new X500NameBuilder();
            name.addMultiValuedRDN(types, values);
            return issuedBy(name.build(), i);
        });
        all.put("length of the subject's name", (size, i) -> {
            ForgedCertificate one = new ForgedCertificate();
            one.subject = new X500NameBuilder()
                    .addRDN(BCStyle.CN, new DERUTF8String("\u0301\u0323".repeat(size / 5)))
                    .build();
            return ForgedCertificate.token(one.unsigned(i));
        });
    }

    private static void extensions(Map<String, Dimension> all) {
        all.put(
                "number of extensions",
                (size, i) -> extended(
                        i,
                        IntStream.range(0, size / 25)
                                .mapToObj(at -> new Extension(
                                        new ASN1ObjectIdentifier("1.3.6.1.4.1." + at), false, new byte[5]))));
        all.put(
                "number of critical extensions",
                (size, i) -> extended(
                        i,
                        IntStream.range(0, size / 25)
                                .mapToObj(at -> new Extension(
                                        new ASN1ObjectIdentifier("1.3.6.1.4.1." + at), true, new byte[5]))));
        all.put(
                "alternative names",
                (size, i) -> extended(
                        i,
                        Stream.of(Issued.extension(
                                Extension.subjectAlternativeName,
                                new GeneralNames(IntStream.range(0, size / 16)
                                        .mapToObj(at -> new GeneralName(GeneralName.dNSName, "h" + at + ".no"))
                                        .toArray(GeneralName[]::new))))));
        all.put("name constraints", (size, i) -> {
            GeneralSubtree[] trees = IntStream.range(0, size / 20)
                    .mapToObj(at -> new GeneralSubtree(new GeneralName(GeneralName.dNSName, "h" + at + ".no")))
                    .toArray(GeneralSubtree[]::new);
            return extended(
                    i,
                    Stream.of(Issued.extension(Extension.nameConstraints, new NameConstraints(trees, trees.clone()))));
        });
        all.put(
                "policies",
                (size, i) -> extended(
                        i,
                        Stream.of(Issued.underPolicies(IntStream.range(0, size / 16)
                                .mapToObj(at -> "1.3.6.1.4.1." + at)
                                .toArray(String[]::new)))));
        all.put(
                "length of an object identifier",
                (size, i) -> extended(
                        i,
                        Stream.of(new Extension(
                                new ASN1ObjectIdentifier("1.3" + ".16384".repeat(Math.min(size / 4, 1300))),
                                false,
                                new byte[5]))));
        all.put(
                "length of a number in an object identifier",
                (size, i) -> ForgedCertificate.token(with(
                        new ForgedCertificate(),
                        new ASN1ObjectIdentifier("1.3." + BigInteger.ONE.shiftLeft(Math.min(size, 4000) * 6)),
                        i)));
    }

    private static void shapes(Map<String, Dimension> all) {
        all.put("length of the serial number", (size, i) -> {
            ForgedCertificate one = new ForgedCertificate();
            one.serial = BigInteger.ONE.shiftLeft(size * 8 - 5000);
            return ForgedCertificate.token(one.unsigned(i));
        });
        all.put("salt of an RSASSA-PSS signature", (size, i) -> {
            ForgedCertificate one = new ForgedCertificate();
            one.algorithm = new AlgorithmIdentifier(
                    PKCSObjectIdentifiers.id_RSASSA_PSS,
                    new RSASSAPSSparams(
                            RSASSAPSSparams.DEFAULT_HASH_ALGORITHM,
                            RSASSAPSSparams.DEFAULT_MASK_GEN_FUNCTION,
                            new ASN1Integer(BigInteger.ONE.shiftLeft(size * 3)),
                            RSASSAPSSparams.DEFAULT_TRAILER_FIELD));
            return ForgedCertificate.token(one.unsigned(i));
        });
        all.put("nested sequences", (size, i) -> new SenderToken(Form.CERTIFICATE, nested(size, i)));
        all.put("elements of a sequence", (size, i) -> {
            byte[] flat = new byte[size];
            flat[0] = 0x30;
            flat[1] = (byte) 0x82;
            flat[2] = (byte) ((size - 4) >> 8);
            flat[3] = (byte) (size - 4);
            flat[5] = i.byteValue();
            return new SenderToken(i % 2 == 0 ? Form.PATH : Form.CERTIFICATE, flat);
        });
        all.put("zeros", (size, i) -> {
            byte[] zeros = new byte[size];
            zeros[size - 1] = i.byteValue();
            return new SenderToken(Form.PATH, zeros);
        });
        all.put(
                "bytes beyond those that a token may have",
                (size, i) -> new SenderToken(Form.PATH, new byte[size * 100 + i]));
        all.put(
                "letters",
                (size, i) -> new SenderToken(
                        Form.CERTIFICATE, ("MIIF" + i).repeat(size / 6).getBytes(StandardCharsets.US_ASCII)));
    }

    private static SenderToken selfMade(ForgedCertificate issuer, int number) {
        ForgedCertificate leaf = new ForgedCertificate();
        issuer.authority();
        leaf.issuer = issuer.subject;
        issuer.issuer = issuer.subject;
        return ForgedCertificate.path(List.of(leaf.unsigned(number), issuer.unsigned(number)));
    }

    private static SenderToken named(String issuer, int number) {
        return issuedBy(new X500Name(new RDN[] {new RDN(BCStyle.CN, new DERUTF8String(issuer))}), number);
    }

    private static SenderToken issuedBy(X500Name issuer, int number) {
        ForgedCertificate one = new ForgedCertificate();
        one.issuer = issuer;
        return ForgedCertificate.token(one.unsigned(number));
    }

    private static SenderToken extended(int number, Stream<Extension> extensions) {
        ForgedCertificate one = new ForgedCertificate();
        extensions.forEach(one.extensions::add);
        return ForgedCertificate.token(one.unsigned(number));
    }

    private static byte[] with(ForgedCertificate one, ASN1ObjectIdentifier extension, int number) {
        one.extensions.add(new Extension(extension, false, new byte[5]));
        return one.unsigned(number);
    }

    private static ASN1Encodable curve(int size) {
        byte[] number = odd(size).toByteArray();
        return new DERSequence(new ASN1Encodable[] {
            new ASN1Integer(1),
            new DERSequence(new ASN1Encodable[] {X9ObjectIdentifiers.prime_field, new ASN1Integer(odd(size))}),
            new DERSequence(new ASN1Encodable[] {new DEROctetString(number), new DEROctetString(number)}),
            new DEROctetString(number),
            new ASN1Integer(odd(size))
        });
    }

    private static byte[] nested(int size, int number) {
        byte[] content = {2, 3, (byte) (number >> 16), (byte) (number >> 8), (byte) number};
        while (content.length < size) {
            int length = content.length;
            byte[] header = length < 128
                    ? new byte[] {0x30, (byte) length}
                    : new byte[] {0x30, (byte) 0x82, (byte) (length >> 8), (byte) length};
            byte[] more = Arrays.copyOf(header, header.length + length);
            System.arraycopy(content, 0, more, header.length, length);
            content = more;
        }
        return content;
    }

    private static AlgorithmIdentifier rsa() {
        return new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption);
    }

    private static BigInteger odd(int bits) {
        return BigInteger.ONE.shiftLeft(bits - 1).setBit(0).setBit(bits / 3);
    }
}
