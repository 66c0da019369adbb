package no.kfr.audit.seal;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.kfr.digest.Sha256;
import no.kfr.soap.cost.Growth;
import no.kfr.soap.cost.Retained;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.BERSet;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What it costs to look at a time stamp: of an authority's answer, 200 KB at most, or of a package that somebody hands over. */
class TimeStampCostTest {

    private static final Duration MOST_PROCESSOR = Duration.ofMillis(500);
    private static final long MOST_BYTES = 120L << 20;
    private static final byte[] HASH = Sha256.of(new byte[1]);

    static Stream<Growth.Dimension<byte[]>> dimensions() throws Exception {
        byte[] token;
        try (var authority = new LocalTimeStampAuthority()) {
            token = new TimeStampAuthority(authority.url(), Duration.ofSeconds(5)).stamp(HASH);
        }
        SignedData genuine =
                SignedData.getInstance(ContentInfo.getInstance(token).getContent());
        return Stream.of(
                bytes(
                        "certificates in a time stamp",
                        20,
                        n -> with(genuine, repeated(genuine.getCertificates(), n), genuine.getSignerInfos())),
                bytes(
                        "signers of a time stamp",
                        20,
                        n -> with(genuine, genuine.getCertificates(), repeated(genuine.getSignerInfos(), n))),
                bytes(
                        "digests of a time stamp",
                        500,
                        n -> encoded(new ContentInfo(
                                CMSObjectIdentifiers.signedData,
                                new SignedData(
                                        new DERSet(
                                                many(n, i -> new DERSequence(new ASN1ObjectIdentifier("1.2.3." + i)))),
                                        genuine.getEncapContentInfo(),
                                        genuine.getCertificates(),
                                        null,
                                        genuine.getSignerInfos())))),
                bytes("elements of a sequence", 5_000, n -> encoded(new DERSequence(many(n, i -> new ASN1Integer(i))))),
                bytes("depth of sequences", 2_000, TimeStampCostTest::nested),
                bytes("depth of sequences without a length", 4_000, TimeStampCostTest::endless),
                bytes("pieces of a text of bytes", 2_000, TimeStampCostTest::pieces),
                bytes(
                        "bits of a number",
                        100_000,
                        n -> encoded(new DERSequence(new ASN1Integer(BigInteger.ONE.shiftLeft(n))))),
                bytes(
                        "the length of an identifier",
                        5_000,
                        n -> identifier(new byte[] {(byte) 0x81, (byte) 0x80, 0}, n)),
                bytes("digits of an identifier", 10_000, n -> identifier(new byte[] {(byte) 0x81}, n)),
                bytes("bytes that are no time stamp", 25_000, byte[]::new));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dimensions")
    void cost_grows_with_the_bytes(Growth.Dimension<byte[]> dimension) throws Exception {
        dimension
                .handledBy(token -> TimeStampCheck.of(token, HASH, List.of()))
                .growsWithSize()
                .costsAtMost(MOST_PROCESSOR, MOST_BYTES);
    }

    @Test
    void nothing_of_a_thousand_stays() throws Exception {
        Retained.requireNothing(dimensions(), token -> TimeStampCheck.of(token, HASH, List.of()));
    }

    private static Growth.Dimension<byte[]> bytes(String name, int n, IntFunction<byte[]> token) {
        return Growth.of(name, n, token::apply);
    }

    private static byte[] with(SignedData genuine, ASN1Set certificates, ASN1Set signers) {
        return encoded(new ContentInfo(
                CMSObjectIdentifiers.signedData,
                new SignedData(
                        genuine.getDigestAlgorithms(), genuine.getEncapContentInfo(), certificates, null, signers)));
    }

    /** By hand: the library makes none as long as these. */
    private static byte[] identifier(byte[] piece, int times) {
        int length = 1 + piece.length * times + 1;
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {6, (byte) 0x83, (byte) (length >> 16), (byte) (length >> 8), (byte) length, 0x2b});
        for (int i = 0; i < times; i++) {
            bytes.writeBytes(piece);
        }
        bytes.write(0);
        return bytes.toByteArray();
    }

    /** BER, as the standard has it: DER would sort them. */
    private static ASN1Set repeated(ASN1Set one, int times) {
        var all = new ASN1EncodableVector();
        for (int i = 0; i < times; i++) {
            all.add(one.getObjectAt(0));
        }
        return new BERSet(all);
    }

    private static ASN1Encodable[] many(int count, IntFunction<ASN1Encodable> each) {
        return IntStream.range(0, count).mapToObj(each).toArray(ASN1Encodable[]::new);
    }

    /** From the outside inwards, each with its length in three bytes. */
    private static byte[] nested(int depth) {
        var bytes = new ByteArrayOutputStream();
        for (int level = depth; level > 0; level--) {
            int length = level * 5 - 5;
            bytes.writeBytes(
                    new byte[] {0x30, (byte) 0x83, (byte) (length >> 16), (byte) (length >> 8), (byte) length});
        }
        return bytes.toByteArray();
    }

    private static byte[] endless(int depth) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < depth; i++) {
            bytes.writeBytes(new byte[] {0x30, (byte) 0x80});
        }
        bytes.writeBytes(new byte[2 * depth]);
        return bytes.toByteArray();
    }

    private static byte[] pieces(int count) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {0x24, (byte) 0x80});
        for (int i = 0; i < count; i++) {
            bytes.writeBytes(encoded(new DEROctetString(new byte[1])));
        }
        bytes.writeBytes(new byte[2]);
        return bytes.toByteArray();
    }

    private static byte[] encoded(ASN1Encodable object) {
        try {
            return object.toASN1Primitive().getEncoded();
        } catch (java.io.IOException never) {
            throw new IllegalStateException(never);
        }
    }
}
