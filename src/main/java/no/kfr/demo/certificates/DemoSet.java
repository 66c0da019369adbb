package no.kfr.demo.certificates;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509CRL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.kfr.refusal.Code;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * A demonstration authority with a certificate for each participant, and one for each way in which a certificate is refused.
 * Those belong to the first participant, so that the certificate is all that is wrong with them.
 */
public final class DemoSet {

    /** Certificate, truststore and revocation list of the authority; its key lies in {@code ca.p12}. */
    public static final String CA_PEM = "ca.pem";

    public static final String TRUST_STORE = "truststore.p12";
    public static final String CRL = "ca.crl";

    /** As long as the certificates: a demonstration does not stop working because nobody renews a file. */
    private static final Duration CRL_VALIDITY = Duration.ofDays(730);

    private final TestAuthority authority;
    private final List<DemoCertificate> certificates;

    private final X509CRL revocationList;

    private DemoSet(TestAuthority authority, List<DemoCertificate> certificates, Instant now) {
        this.authority = authority;
        this.revocationList = authority.revocationList(now.plus(CRL_VALIDITY));
        this.certificates = List.copyOf(certificates);
    }

    public static DemoSet create(List<DemoParticipant> participants, Clock clock) {
        TestAuthority authority = TestAuthority.create("KFR Demo CA - not for production", clock);
        List<DemoCertificate> certificates = new ArrayList<>();
        for (DemoParticipant participant : participants) {
            certificates.add(new DemoCertificate(
                    participant.file(),
                    participant.described(),
                    Optional.empty(),
                    authority.issue(template(participant))));
        }
        certificates.add(new DemoCertificate(
                "tls-localhost",
                "TLS server on this machine; signs no messages",
                Optional.of(Code.CERTIFICATE_NOT_USABLE),
                authority.issue(CertificateTemplate.tlsServer())));
        certificates.addAll(refused(authority, participants.getFirst(), clock));
        return new DemoSet(authority, certificates, clock.instant());
    }

    public List<DemoCertificate> certificates() {
        return certificates;
    }

    /** The files of the set in this folder, whether they exist or not. */
    public List<Path> files(Path folder) {
        List<Path> files = new ArrayList<>(List.of(
                folder.resolve(CA_PEM), folder.resolve("ca.p12"), folder.resolve(TRUST_STORE), folder.resolve(CRL)));
        for (DemoCertificate certificate : certificates) {
            files.add(folder.resolve(certificate.file() + ".p12"));
            files.add(folder.resolve(certificate.file() + ".pem"));
            files.add(folder.resolve(certificate.file() + ".key"));
        }
        return files;
    }

    /** Writes all files of the set into an existing folder; what is there under the same name is replaced. */
    public void write(Path folder, String password) {
        CertificateFiles.writePem(folder.resolve(CA_PEM), List.of(authority.certificate()));
        CertificateFiles.writeKeyStore(folder.resolve("ca.p12"), "ca", authority.identity(), password);
        CertificateFiles.writeTrustStore(folder.resolve(TRUST_STORE), List.of(authority.certificate()), password);
        CertificateFiles.writeCrl(folder.resolve(CRL), revocationList);
        for (DemoCertificate certificate : certificates) {
            String file = certificate.file();
            CertificateFiles.writeKeyStore(folder.resolve(file + ".p12"), file, certificate.identity(), password);
            CertificateFiles.writePem(
                    folder.resolve(file + ".pem"), certificate.identity().chain());
            CertificateFiles.writeKeyPem(
                    folder.resolve(file + ".key"), certificate.identity().key());
        }
    }

    private static List<DemoCertificate> refused(TestAuthority authority, DemoParticipant participant, Clock clock) {
        CertificateTemplate template = template(participant);
        Instant now = clock.instant();
        KeyPair keys = KeyKind.RSA_3072.generate();
        Identity expired = authority.issue(template.keys(keys)
                .validFrom(now.minus(Duration.ofDays(400)))
                .validUntil(now.minus(Duration.ofDays(1))));
        Identity revoked = authority.issue(template.keys(keys));
        authority.revoke(revoked.certificate());
        Identity foreign =
                TestAuthority.create("Foreign CA - not trusted", clock).issue(template.keys(keys));
        Identity sha1 = authority.issue(template.keys(keys).signatureHash("SHA1"));
        Identity weak = authority.issue(template.keyKind(KeyKind.RSA_1024).signatureHash("SHA1"));
        Identity ec = authority.issue(template.keyKind(KeyKind.EC_P256));
        Identity server = authority.issue(template.keys(keys).use(KeyPurposeId.id_kp_serverAuth));
        Identity otherPolicy =
                authority.issue(enterprise(participant).keys(keys).policy("2.999.1.2"));
        return List.of(
                refused("expired", "ended yesterday", Code.CERTIFICATE_EXPIRED, expired),
                refused("revoked", "stands in " + CRL, Code.CERTIFICATE_REVOKED, revoked),
                refused("foreign-ca", "issued by an authority that nobody trusts", Code.UNKNOWN_ISSUER, foreign),
                refused("weak", "RSA-1024, signed with SHA-1", Code.CERTIFICATE_NOT_USABLE, weak),
                refused("sha1", "RSA-3072, signed with SHA-1", Code.WEAK_ALGORITHM, sha1),
                refused("ec", "EC P-256: the contract knows RSA signatures only", Code.CERTIFICATE_NOT_USABLE, ec),
                refused(
                        "server-only",
                        "the right number, but for TLS servers only",
                        Code.CERTIFICATE_FOR_ANOTHER_USE,
                        server),
                refused("other-policy", "the right number, another policy", Code.POLICY_NOT_ACCEPTED, otherPolicy));
    }

    private static DemoCertificate refused(String file, String purpose, Code code, Identity identity) {
        return new DemoCertificate(file, purpose, Optional.of(code), identity);
    }

    private static CertificateTemplate template(DemoParticipant participant) {
        return enterprise(participant).policy(CertificateTemplate.DEMO_POLICY);
    }

    private static CertificateTemplate enterprise(DemoParticipant participant) {
        return CertificateTemplate.enterprise(
                participant.name(), participant.number().value(), participant.profile());
    }
}
