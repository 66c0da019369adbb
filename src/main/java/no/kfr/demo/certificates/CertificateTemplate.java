package no.kfr.demo.certificates;

import java.io.IOException;
import java.net.URI;
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
 * @param validFrom {@code null}: a day before the authority's clock
 * @param validUntil {@code null}: two years after the authority's clock
 * @param keys {@code null}: a new pair of the kind is made
 * @param keyUsage bits of {@link KeyUsage}
 * @param tlsHosts host names and addresses of a TLS server; empty for a signing certificate
 * @param crl where the certificate says that its revocation list is
 * @param ocsp where the certificate says that its status is asked for
 * @param extensions others, such as policies and extended key usage
 */
public record CertificateTemplate(
        X500Name subject,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        KeyKind keyKind,
        @Nullable KeyPair keys,
        String signatureHash,
        int keyUsage,
        List<String> tlsHosts,
        @Nullable URI crl,
        @Nullable URI ocsp,
        List<Extension> extensions) {

    /** Below the arc that is there for examples: the policy of the demonstration's enterprise certificates. */
    public static final String DEMO_POLICY = "2.999.1.1";

    private static final int SIGNING = KeyUsage.digitalSignature | KeyUsage.nonRepudiation;

    /** A usable enterprise certificate. The number is not checked, so that a wrong one can be tried. */
    public static CertificateTemplate enterprise(String name, String organisationNumber, SubjectProfile profile) {
        return withSubject(subject(name)
                .addRDN(profile.attribute(), profile.valueFor(organisationNumber))
                .build());
    }

    /** A certificate without any organisation number. */
    public static CertificateTemplate withoutNumber(String name) {
        return withSubject(subject(name).build());
    }

    public static CertificateTemplate withSubject(X500Name subject) {
        return new CertificateTemplate(
                subject, null, null, KeyKind.RSA_3072, null, "SHA256", SIGNING, List.of(), null, null, List.of());
    }

    /** A TLS server certificate for these hosts, and always for this machine itself. */
    public static CertificateTemplate tlsServer(String... hosts) {
        CertificateTemplate template = withSubject(
                new X500NameBuilder().addRDN(BCStyle.CN, "localhost").build());
        return new CertificateTemplate(
                template.subject,
                null,
                null,
                template.keyKind,
                null,
                template.signatureHash,
                KeyUsage.digitalSignature | KeyUsage.keyEncipherment,
                SubjectNames.withThisMachine(hosts),
                null,
                null,
                List.of());
    }

    public CertificateTemplate validFrom(Instant from) {
        return new CertificateTemplate(
                subject, from, validUntil, keyKind, keys, signatureHash, keyUsage, tlsHosts, crl, ocsp, extensions);
    }

    public CertificateTemplate validUntil(Instant until) {
        return new CertificateTemplate(
                subject, validFrom, until, keyKind, keys, signatureHash, keyUsage, tlsHosts, crl, ocsp, extensions);
    }

    public CertificateTemplate keyKind(KeyKind kind) {
        return new CertificateTemplate(
                subject, validFrom, validUntil, kind, keys, signatureHash, keyUsage, tlsHosts, crl, ocsp, extensions);
    }

    /** For a key that exists: making an RSA-3072 key takes half a second and more. */
    public CertificateTemplate keys(KeyPair pair) {
        return new CertificateTemplate(
                subject,
                validFrom,
                validUntil,
                keyKind,
                pair,
                signatureHash,
                keyUsage,
                tlsHosts,
                crl,
                ocsp,
                extensions);
    }

    /** The digest that the authority signs with: {@code SHA1}, {@code MD5}, {@code SHA256} ... */
    public CertificateTemplate signatureHash(String hash) {
        return new CertificateTemplate(
                subject, validFrom, validUntil, keyKind, keys, hash, keyUsage, tlsHosts, crl, ocsp, extensions);
    }

    public CertificateTemplate keyUsage(int bits) {
        return new CertificateTemplate(
                subject, validFrom, validUntil, keyKind, keys, signatureHash, bits, tlsHosts, crl, ocsp, extensions);
    }

    public CertificateTemplate crlAt(URI location) {
        return new CertificateTemplate(
                subject,
                validFrom,
                validUntil,
                keyKind,
                keys,
                signatureHash,
                keyUsage,
                tlsHosts,
                location,
                ocsp,
                extensions);
    }

    public CertificateTemplate ocspAt(URI location) {
        return new CertificateTemplate(
                subject,
                validFrom,
                validUntil,
                keyKind,
                keys,
                signatureHash,
                keyUsage,
                tlsHosts,
                crl,
                location,
                extensions);
    }

    /** Issued under this certificate policy. */
    public CertificateTemplate policy(String identifier) {
        return extension(encoded(
                Extension.certificatePolicies,
                new CertificatePolicies(new PolicyInformation(new ASN1ObjectIdentifier(identifier)))));
    }

    /** Limited to this use. */
    public CertificateTemplate use(KeyPurposeId use) {
        return extension(encoded(Extension.extendedKeyUsage, new ExtendedKeyUsage(use)));
    }

    /** One more extension. */
    public CertificateTemplate extension(Extension extension) {
        List<Extension> more = new ArrayList<>(extensions);
        more.add(extension);
        return new CertificateTemplate(
                subject,
                validFrom,
                validUntil,
                keyKind,
                keys,
                signatureHash,
                keyUsage,
                tlsHosts,
                crl,
                ocsp,
                List.copyOf(more));
    }

    private static Extension encoded(ASN1ObjectIdentifier type, ASN1Encodable content) {
        try {
            return Extension.create(type, false, content);
        } catch (IOException e) {
            throw new IllegalStateException("the extension could not be put together", e);
        }
    }

    private static X500NameBuilder subject(String name) {
        return new X500NameBuilder()
                .addRDN(BCStyle.C, "NO")
                .addRDN(BCStyle.O, name)
                .addRDN(BCStyle.CN, name);
    }
}
