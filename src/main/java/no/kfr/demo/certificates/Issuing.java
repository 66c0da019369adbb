package no.kfr.demo.certificates;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** How a certificate is put together. Keys and signatures are the JDK's; BouncyCastle only writes the structure. */
final class Issuing {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration AUTHORITY_VALIDITY = Duration.ofDays(3652);
    private static final Duration VALIDITY = Duration.ofDays(730);
    private static final Duration BACKDATED = Duration.ofDays(1);
    private static final int AUTHORITY_USE = KeyUsage.keyCertSign | KeyUsage.cRLSign;

    private Issuing() {}

    static Identity root(String name, Clock clock) {
        KeyPair keys = KeyKind.RSA_3072.generate();
        X500Name subject = authorityName(name);
        JcaX509v3CertificateBuilder certificate =
                builder(subject, authorityTemplate(name, clock), keys.getPublic(), clock);
        X509Certificate made = authority(certificate, keys.getPublic(), keys);
        return new Identity(keys.getPrivate(), List.of(made));
    }

    static Identity subordinate(Identity issuer, String name, Clock clock) {
        KeyPair keys = KeyKind.RSA_3072.generate();
        JcaX509v3CertificateBuilder certificate =
                builder(nameOf(issuer), authorityTemplate(name, clock), keys.getPublic(), clock);
        KeyPair issuerKeys = new KeyPair(issuer.certificate().getPublicKey(), issuer.key());
        X509Certificate made = authority(certificate, keys.getPublic(), issuerKeys);
        return new Identity(keys.getPrivate(), TestAuthority.below(issuer, made));
    }

    static Identity issue(Identity issuer, CertificateTemplate template, Clock clock) {
        KeyPair keys = Objects.requireNonNullElseGet(template.keys(), template.keyKind()::generate);
        try {
            JcaX509v3CertificateBuilder certificate = builder(nameOf(issuer), template, keys.getPublic(), clock);
            identify(certificate, keys.getPublic(), issuer.certificate().getPublicKey());
            certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            certificate.addExtension(Extension.keyUsage, true, new KeyUsage(template.keyUsage()));
            for (Extension extension : template.extensions()) {
                certificate.addExtension(extension);
            }
            X509Certificate made = sign(certificate, template.signatureHash(), issuer);
            return new Identity(keys.getPrivate(), TestAuthority.below(issuer, made));
        } catch (CertIOException e) {
            throw new IllegalStateException("the certificate could not be put together", e);
        }
    }

    private static X509Certificate authority(JcaX509v3CertificateBuilder certificate, PublicKey key, KeyPair signer) {
        try {
            identify(certificate, key, signer.getPublic());
            certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            certificate.addExtension(Extension.keyUsage, true, new KeyUsage(AUTHORITY_USE));
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            certificate.build(new JcaContentSignerBuilder("SHA256withRSA").build(signer.getPrivate())));
        } catch (GeneralSecurityException | CertIOException | OperatorCreationException e) {
            throw new IllegalStateException("the authority could not be made", e);
        }
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder certificate, String hash, Identity issuer) {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            certificate.build(new JcaContentSignerBuilder(hash + "withRSA").build(issuer.key())));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("the certificate could not be signed", e);
        }
    }

    private static JcaX509v3CertificateBuilder builder(
            X500Name issuer, CertificateTemplate template, PublicKey key, Clock clock) {
        Instant now = clock.instant();
        Instant from = Objects.requireNonNullElse(template.validity().from(), now.minus(BACKDATED));
        Instant until = Objects.requireNonNullElse(template.validity().until(), now.plus(VALIDITY));
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(64, RANDOM).setBit(64),
                Date.from(from),
                Date.from(until),
                template.subject(),
                key);
    }

    private static void identify(JcaX509v3CertificateBuilder certificate, PublicKey key, PublicKey issuerKey)
            throws CertIOException {
        try {
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            certificate.addExtension(Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(key));
            certificate.addExtension(
                    Extension.authorityKeyIdentifier, false, extensions.createAuthorityKeyIdentifier(issuerKey));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no SHA-1 for key identifiers", e);
        }
    }

    private static CertificateTemplate authorityTemplate(String name, Clock clock) {
        return CertificateTemplate.withSubject(authorityName(name))
                .validUntil(clock.instant().plus(AUTHORITY_VALIDITY));
    }

    private static X500Name authorityName(String name) {
        return new X500NameBuilder()
                .addRDN(BCStyle.C, "NO")
                .addRDN(BCStyle.CN, name)
                .build();
    }

    private static X500Name nameOf(Identity issuer) {
        return X500Name.getInstance(
                issuer.certificate().getSubjectX500Principal().getEncoded());
    }
}
