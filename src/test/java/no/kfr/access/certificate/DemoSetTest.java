package no.kfr.access.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import no.kfr.TestCertificates;
import no.kfr.access.certificate.CertificateSettings.Mode;
import no.kfr.access.certificate.CertificateSettings.Revocation;
import no.kfr.cli.certificates.DemoCertificate;
import no.kfr.cli.certificates.DemoParticipant;
import no.kfr.cli.certificates.DemoSet;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoSetTest {

    @TempDir
    private Path folder;

    @Test
    void every_demonstration_certificate_is_answered_as_the_table_says() {
        DemoSet set = DemoSet.create(List.of(DemoParticipant.parse("974761076:Skatteetaten")), Clock.systemUTC());
        set.write(folder, TestCertificates.PASSWORD);
        PkixTrust trust = trust();

        assertThat(set.certificates())
                .allSatisfy(certificate -> assertThat(codeOf(trust, certificate))
                        .as(certificate.file())
                        .isEqualTo(certificate.refusedWith().map(Code::id).orElse("accepted")));
    }

    private static String codeOf(PkixTrust trust, DemoCertificate certificate) {
        Refused refused = catchThrowableOfType(
                Refused.class, () -> trust.verify(certificate.identity().chain()));
        return refused == null ? "accepted" : refused.code().id();
    }

    private PkixTrust trust() {
        var fixture = TrustFixture.withoutRevocation();
        var revocation = new Revocation(
                Mode.HARD, List.of(folder.resolve(DemoSet.CRL)), null, Duration.ofSeconds(1), Duration.ofSeconds(30));
        var settings = new CertificateSettings(
                folder.resolve(DemoSet.CA_PEM), null, revocation, 100, Duration.ofMinutes(5), Duration.ofDays(30));
        return new PkixTrust(settings, new Pins(organisation -> Set.of(), fixture.watch), Clock.systemUTC());
    }
}
