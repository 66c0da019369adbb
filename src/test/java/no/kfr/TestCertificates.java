package no.kfr;

import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import no.kfr.demo.certificates.CertificateFiles;
import no.kfr.demo.certificates.CertificateTemplate;
import no.kfr.demo.certificates.Identity;
import no.kfr.demo.certificates.KeyKind;
import no.kfr.demo.certificates.SubjectProfile;
import no.kfr.demo.certificates.TestAuthority;
import org.bouncycastle.asn1.x500.X500Name;

/**
 * One authority and its certificates for all tests of a JVM, each made when it is first asked for: RSA keys take their time.
 * Valid by the real clock, from yesterday for two years. Files lie in a temporary folder, all with {@link #PASSWORD}.
 */
public final class TestCertificates {

    public static final String PASSWORD = "changeit";

    /** An institution; new profile. */
    public static final String INSTITUTION = "311000004";
    /** A supplier; old profile. */
    public static final String SUPPLIER = "312000008";
    /** Skatteetaten; new profile. */
    public static final String TAX_AUTHORITY = "974761076";
    /** Politiet; old profile. */
    public static final String POLICE = "915429785";
    /** The register itself; new profile. */
    public static final String REGISTER = "310000000";

    /** The shortest that are accepted: signatures under longer ones cost three times as much, and tests make thousands. */
    private static final KeyKind KEYS = KeyKind.valueOf(System.getProperty("kfr.test.keys", "RSA_2048"));

    private static final Map<String, Identity> IDENTITIES = new ConcurrentHashMap<>();
    private static final Map<String, TestAuthority> AUTHORITIES = new ConcurrentHashMap<>();
    private static final Map<String, Path> FILES = new ConcurrentHashMap<>();

    private TestCertificates() {}

    /** The authority that everything here is issued by. */
    public static TestAuthority authority() {
        return authority("KFR Test CA");
    }

    /** An authority that nobody trusts. */
    public static TestAuthority foreignAuthority() {
        return authority("Foreign Test CA");
    }

    public static Identity institution() {
        return participant("institution", "Testbanken", INSTITUTION, SubjectProfile.NEW);
    }

    public static Identity supplier() {
        return participant("supplier", "Bankdata", SUPPLIER, SubjectProfile.OLD);
    }

    public static Identity taxAuthority() {
        return participant("tax", "Skatteetaten", TAX_AUTHORITY, SubjectProfile.NEW);
    }

    public static Identity police() {
        return participant("police", "Politiet", POLICE, SubjectProfile.OLD);
    }

    public static Identity register() {
        return participant("register", "Kundeforholdsregisteret", REGISTER, SubjectProfile.NEW);
    }

    /** The institution's certificate from an authority that nobody trusts. */
    public static Identity foreignInstitution() {
        return identity(
                "foreign", () -> foreignAuthority().issue(template("Testbanken", INSTITUTION, SubjectProfile.NEW)));
    }

    /** A TLS server certificate for localhost and the loopback addresses. */
    public static Identity tls() {
        return identity("tls", () -> authority().issue(CertificateTemplate.tlsServer()));
    }

    /** Any other certificate of the authority, on the institution's key unless the order says otherwise: no time for a new one. */
    public static Identity issue(CertificateTemplate order) {
        return authority().issue(order.keys() == null ? order.keys(institutionKeys()) : order);
    }

    /** A certificate that names no organisation number. */
    public static CertificateTemplate withoutNumber(String name) {
        return CertificateTemplate.withSubject(new X500Name("C=NO,O=" + name + ",CN=" + name));
    }

    /** A key pair that exists already, for certificates whose key does not matter. */
    public static KeyPair institutionKeys() {
        Identity institution = institution();
        return new KeyPair(institution.certificate().getPublicKey(), institution.key());
    }

    /** A PKCS#12 file with the identity under this alias. */
    public static Path keyStore(String alias, Identity identity) {
        String name = alias + "-" + identity.certificate().getSerialNumber().toString(16) + ".p12";
        return FILES.computeIfAbsent(
                name, file -> CertificateFiles.writeKeyStore(folder().resolve(file), alias, identity, PASSWORD));
    }

    /** A PKCS#12 file with the authority's certificate and no key. */
    public static Path trustStore() {
        return FILES.computeIfAbsent(
                "trust.p12",
                file -> CertificateFiles.writeTrustStore(
                        folder().resolve(file), List.of(authority().certificate()), PASSWORD));
    }

    /** Made once per JVM, and gone with it. */
    public static Path folder() {
        return Folder.PATH;
    }

    private static TestAuthority authority(String name) {
        return AUTHORITIES.computeIfAbsent(name, ca -> TestAuthority.create(ca, Clock.systemUTC()));
    }

    private static Identity participant(String key, String name, String number, SubjectProfile profile) {
        return identity(key, () -> authority().issue(template(name, number, profile)));
    }

    private static CertificateTemplate template(String name, String number, SubjectProfile profile) {
        return CertificateTemplate.enterprise(name, number, profile).keyKind(KEYS);
    }

    private static Identity identity(String key, Supplier<Identity> made) {
        return IDENTITIES.computeIfAbsent(key, ignored -> made.get());
    }

    private static final class Folder {
        static final Path PATH = TestFolder.create("kfr-certificates");
    }
}
