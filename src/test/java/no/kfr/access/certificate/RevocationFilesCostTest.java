package no.kfr.access.certificate;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import no.kfr.TestCertificates;
import no.kfr.refusal.StartRefused;
import no.kfr.soap.cost.Growth;
import no.kfr.soap.cost.Retained;
import no.kfr.soap.cost.SideBySide;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.jcajce.JcaBasicOCSPRespBuilder;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What it costs to read the revocation lists and OCSP responses that lie in files, and to find an answer in them. */
class RevocationFilesCostTest {

    private static final Duration MOST_PROCESSOR = Duration.ofSeconds(2);
    private static final long MOST_BYTES = 400L << 20;
    private static final Date NOW = new Date();

    @TempDir
    private static Path folder;

    static Stream<Growth.Dimension<CertificateSettings.Revocation>> dimensions() {
        return Stream.of(
                list("revoked certificates of a list", 5_000, n -> crl(n, BigInteger::valueOf)),
                list("one certificate revoked again and again", 5_000, n -> crl(n, i -> BigInteger.TEN)),
                list(
                        "bits of serial numbers of a list",
                        2_000,
                        n -> crl(20, i -> BigInteger.ONE.shiftLeft(n).add(BigInteger.valueOf(i)))),
                list("bytes that are no list", 100_000, byte[]::new),
                response("answers of a response", 300, n -> ocsp(n, BigInteger::valueOf)),
                response("answers about one certificate", 300, n -> ocsp(n, i -> serial())),
                response("bytes that are no response", 100_000, byte[]::new));
    }

    @SideBySide
    @ParameterizedTest(name = "{0}")
    @MethodSource("dimensions")
    void cost_grows_with_the_bytes(Growth.Dimension<CertificateSettings.Revocation> dimension) throws Exception {
        dimension
                .handledBy(RevocationFilesCostTest::readAndAsked)
                .growsWithSize()
                .costsAtMost(MOST_PROCESSOR, MOST_BYTES);
    }

    @Test
    void nothing_of_a_thousand_stays() throws Exception {
        Retained.requireNothing(dimensions(), RevocationFilesCostTest::readAndAsked);
    }

    private static void readAndAsked(CertificateSettings.Revocation settings) {
        try {
            RevocationFiles files = RevocationFiles.read(settings);
            Instant now = Instant.now();
            files.crlOf(TestCertificates.authority().certificate(), now);
            files.responseFor(
                    TestCertificates.institution().certificate(),
                    TestCertificates.authority().certificate(),
                    now);
        } catch (StartRefused refused) {
            // fine, too
        }
    }

    private static Growth.Dimension<CertificateSettings.Revocation> list(
            String name, int n, IntFunction<byte[]> content) {
        return Growth.of(name, n, size -> {
            Path file = Files.write(Files.createTempFile(folder, "list", ".crl"), content.apply(size));
            return settings(List.of(file), null);
        });
    }

    private static Growth.Dimension<CertificateSettings.Revocation> response(
            String name, int n, IntFunction<byte[]> content) {
        return Growth.of(name, n, size -> {
            Path responses = Files.createTempDirectory(folder, "ocsp");
            Files.write(responses.resolve("one.ocsp"), content.apply(size));
            return settings(List.of(), responses);
        });
    }

    private static CertificateSettings.Revocation settings(
            List<Path> lists, @org.jspecify.annotations.Nullable Path responses) {
        return new CertificateSettings.Revocation(
                CertificateSettings.Mode.SOFT, lists, responses, Duration.ofSeconds(3), Duration.ofSeconds(30));
    }

    private static byte[] crl(int count, IntFunction<BigInteger> serial) {
        try {
            var list = new X509v2CRLBuilder(
                    new JcaX509CertificateHolder(TestCertificates.authority().certificate()).getSubject(), NOW);
            for (int i = 0; i < count; i++) {
                list.addCRLEntry(serial.apply(i + 1), NOW, 0);
            }
            return list.build(new JcaContentSignerBuilder("SHA256withRSA")
                            .build(TestCertificates.authority().identity().key()))
                    .getEncoded();
        } catch (Exception never) {
            throw new IllegalStateException(never);
        }
    }

    private static byte[] ocsp(int count, IntFunction<BigInteger> serial) {
        try {
            DigestCalculator digest =
                    new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1);
            var authority = TestCertificates.authority();
            BasicOCSPRespBuilder answers =
                    new JcaBasicOCSPRespBuilder(authority.certificate().getPublicKey(), digest);
            var holder = new JcaX509CertificateHolder(authority.certificate());
            for (int i = 0; i < count; i++) {
                answers.addResponse(
                        new CertificateID(digest, holder, serial.apply(i + 1)),
                        CertificateStatus.GOOD,
                        NOW,
                        null,
                        null);
            }
            var signer = new JcaContentSignerBuilder("SHA256withRSA")
                    .build(authority.identity().key());
            return new OCSPRespBuilder()
                    .build(OCSPRespBuilder.SUCCESSFUL, answers.build(signer, null, NOW))
                    .getEncoded();
        } catch (Exception never) {
            throw new IllegalStateException(never);
        }
    }

    private static BigInteger serial() {
        return TestCertificates.institution().certificate().getSerialNumber();
    }
}
