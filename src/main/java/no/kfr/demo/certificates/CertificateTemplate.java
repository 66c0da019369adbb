package no.kfr.demo.certificates;

import java.io.IOException;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link TestAuthority} is asked to issue. Starts from a usable enterprise certificate (RSA-3072, SHA-256, digital
 * signature and non-repudiation, two years from yesterday); each method changes one thing.
 *
 * @param keys {@code null}: a new pair of the kind is made
 * @param keyUsage bits of {@link KeyUsage}
 * @param extensions others, such as policies and extended key usage
 */
public record CertificateTemplate(
        X500Name subject,
        Validity validity,
        KeyKind keyKind,
        @Nullable KeyPair keys,
        String signatureHash,
        int keyUsage,
        List<Extension> extensions) {

    /** Below the arc that is there for examples: the policy of the demonstration's enterprise certificates. */
    public static final String DEMO_POLICY = "2.999.1.1";

    private static final int SIGNING = KeyUsage.digitalSignature | KeyUsage.nonRepudiation;

    /**
     * How long a certificate holds.
     *
     * @param from {@code null}: a day before the authority's clock
     * @param until {@code null}: two years after the authority's clock
     */
    record Validity(@Nullable Instant from, @Nullable Instant until) {}

    /** A usable enterprise certificate. The number is not checked, so that a wrong one can be tried. */
    public static CertificateTemplate enterprise(String name, String organisationNumber, SubjectProfile profile) {
        return withSubject(new X500NameBuilder()
                .addRDN(BCStyle.C, "NO")
                .addRDN(BCStyle.O, name)
                .addRDN(BCStyle.CN, name)
                .addRDN(profile.attribute(), profile.valueFor(organisationNumber))
                .build());
    }

    public static CertificateTemplate withSubject(X500Name subject) {
        return new CertificateTemplate(
                subject, new Validity(null, null), KeyKind.RSA_3072, null, "SHA256", SIGNING, List.of());
    }

    /** A TLS server certificate for these hosts, and always for this machine itself. */
    public static CertificateTemplate tlsServer(String... hosts) {
        return withSubject(new X500NameBuilder().addRDN(BCStyle.CN, "localhost").build())
                .keyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment)
                .extension(Extension.subjectAlternativeName, SubjectNames.of(SubjectNames.withThisMachine(hosts)))
                .use(KeyPurposeId.id_kp_serverAuth);
    }

    public CertificateTemplate validFrom(Instant from) {
        return valid(new Validity(from, validity.until));
    }

    public CertificateTemplate validUntil(Instant until) {
        return valid(new Validity(validity.from, until));
    }

    private CertificateTemplate valid(Validity other) {
        return new CertificateTemplate(subject, other, keyKind, keys, signatureHash, keyUsage, extensions);
    }

    public CertificateTemplate keyKind(KeyKind kind) {
        return new CertificateTemplate(subject, validity, kind, keys, signatureHash, keyUsage, extensions);
    }

    /** For a key that exists: making an RSA-3072 key takes half a second and more. */
    public CertificateTemplate keys(KeyPair pair) {
        return new CertificateTemplate(subject, validity, keyKind, pair, signatureHash, keyUsage, extensions);
    }

    /** The digest that the authority signs with: {@code SHA1}, {@code MD5}, {@code SHA256} ... */
    public CertificateTemplate signatureHash(String hash) {
        return new CertificateTemplate(subject, validity, keyKind, keys, hash, keyUsage, extensions);
    }

    public CertificateTemplate keyUsage(int bits) {
        return new CertificateTemplate(subject, validity, keyKind, keys, signatureHash, bits, extensions);
    }

    /** Issued under this certificate policy. */
    public CertificateTemplate policy(String identifier) {
        return extension(
                Extension.certificatePolicies,
                new CertificatePolicies(new PolicyInformation(new ASN1ObjectIdentifier(identifier))));
    }

    /** Limited to this use. */
    public CertificateTemplate use(KeyPurposeId use) {
        return extension(Extension.extendedKeyUsage, new ExtendedKeyUsage(use));
    }

    /** One more extension; not critical. */
    public CertificateTemplate extension(ASN1ObjectIdentifier type, ASN1Encodable content) {
        try {
            return extension(Extension.create(type, false, content));
        } catch (IOException e) {
            throw new IllegalStateException("the extension could not be put together", e);
        }
    }

    /** One more extension. */
    public CertificateTemplate extension(Extension extension) {
        List<Extension> more = new ArrayList<>(extensions);
        more.add(extension);
        return new CertificateTemplate(subject, validity, keyKind, keys, signatureHash, keyUsage, List.copyOf(more));
    }
}
