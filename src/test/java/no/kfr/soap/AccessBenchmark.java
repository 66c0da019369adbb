package no.kfr.soap;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import no.kfr.TestAccess;
import no.kfr.TestCertificates;
import no.kfr.access.Access;
import no.kfr.access.CertificateTrust;
import no.kfr.access.PresentedCertificate;
import no.kfr.access.Signer;
import no.kfr.access.volume.VolumeGuard;
import no.kfr.identity.OrganisationNumber;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * What access costs a lookup: the whole register over HTTP with signed messages, on H2 in memory, once as it is and once with
 * certificates, participants, mandates and volume guard taken out. Both run in this process and take turns block by block, so
 * that a change of the machine's speed meets both. Prints; asserts nothing about time. Not part of the tests:
 *
 * <pre>mvn test -Dtest=AccessBenchmark -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class AccessBenchmark {

    private static final int WARM_UP_BLOCKS = 8;
    private static final int BLOCKS = 30;
    private static final int REQUESTS = 100;

    @Test
    void with_and_without() throws Exception {
        try (RunningRegister with = RunningRegister.start(
                        "--kfr.access.volume.per-minute=1000000", "--kfr.access.volume.per-day=10000000");
                RunningRegister without = RunningRegister.startWith(WithoutAccess.class)) {
            List<Double> ratios = new ArrayList<>();
            List<Double> micros = new ArrayList<>();
            for (int block = 0; block < WARM_UP_BLOCKS + BLOCKS; block++) {
                boolean turn = block % 2 == 0;
                double first = LookupTimes.median(turn ? with : without, REQUESTS);
                double second = LookupTimes.median(turn ? without : with, REQUESTS);
                if (block >= WARM_UP_BLOCKS) {
                    ratios.add(turn ? first / second : second / first);
                    micros.add(turn ? first : second);
                }
            }
            double[] sorted =
                    ratios.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            System.out.printf(
                    "lookup with access: median %.0f us; time with / without access: median %.3f, quartiles %.3f to"
                            + " %.3f (%d blocks of %d)%n",
                    micros.stream().mapToDouble(Double::doubleValue).sorted().toArray()[BLOCKS / 2],
                    sorted[BLOCKS / 2],
                    sorted[BLOCKS / 4],
                    sorted[BLOCKS * 3 / 4],
                    BLOCKS,
                    REQUESTS);
        }
    }

    static class WithoutAccess {

        @Bean
        @Primary
        Access permitAll() {
            return new TestAccess();
        }

        @Bean
        @Primary
        CertificateTrust trustAll() {
            OrganisationNumber taxAuthority = new OrganisationNumber(TestCertificates.TAX_AUTHORITY);
            Signer signer =
                    new Signer(taxAuthority, TestCertificates.taxAuthority().certificate());
            return token -> new PresentedCertificate() {
                @Override
                public X509Certificate certificate() {
                    return signer.certificate();
                }

                @Override
                public Signer confirm() {
                    return signer;
                }
            };
        }

        @Bean
        @Primary
        VolumeGuard countNothing() {
            return (consumer, cases) -> {};
        }
    }
}
