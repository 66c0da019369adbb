package no.kfr.demo.certificates;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority for tests and demonstrations: RSA-3072, SHA-256, ten years. Issues what a real one issues and what a
 * real one never would. Times come from its clock, so that a test moves them.
 */
public final class TestAuthority {

    private static final Duration CRL_VALIDITY = Duration.ofDays(30);

    private final Identity identity;
    private final Clock clock;
    private final Map<X509Certificate, Instant> revoked = new LinkedHashMap<>();

    private TestAuthority(Identity identity, Clock clock) {
        this.identity = identity;
        this.clock = clock;
    }

    /** A new root authority with a new key. */
    public static TestAuthority create(String name, Clock clock) {
        return new TestAuthority(Issuing.root(name, clock), clock);
    }

    /** An authority that exists already, such as one read back from a PKCS#12 file. Knows of no revocations. */
    public static TestAuthority of(Identity identity, Clock clock) {
        return new TestAuthority(identity, clock);
    }

    /** An intermediate authority below this one. */
    public TestAuthority subordinate(String name) {
        return new TestAuthority(Issuing.subordinate(identity, name, clock), clock);
    }

    /** Key and certificate of the authority itself. */
    public Identity identity() {
        return identity;
    }

    public X509Certificate certificate() {
        return identity.certificate();
    }

    public Identity issue(CertificateTemplate template) {
        return Issuing.issue(identity, template, clock);
    }

    /** Stands in the next {@link #revocationList()}, as revoked a minute ago. */
    public synchronized void revoke(X509Certificate certificate) {
        revoked.put(certificate, clock.instant().minusSeconds(60));
    }

    /** A revocation list that is good for 30 days. */
    public X509CRL revocationList() {
        return revocationList(clock.instant().plus(CRL_VALIDITY));
    }

    /** A revocation list as of now, with all that is revoked. */
    public synchronized X509CRL revocationList(Instant nextUpdate) {
        try {
            JcaX509v2CRLBuilder crl = new JcaX509v2CRLBuilder(certificate(), Date.from(clock.instant()));
            crl.setNextUpdate(Date.from(nextUpdate));
            crl.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate()));
            crl.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(clock.millis())));
            revoked.forEach((certificate, since) ->
                    crl.addCRLEntry(certificate.getSerialNumber(), Date.from(since), CRLReason.keyCompromise));
            return new JcaX509CRLConverter()
                    .getCRL(crl.build(new JcaContentSignerBuilder("SHA256withRSA").build(identity.key())));
        } catch (GeneralSecurityException | CertIOException | OperatorCreationException e) {
            throw new IllegalStateException("the revocation list could not be made", e);
        }
    }

    static List<X509Certificate> below(Identity issuer, X509Certificate certificate) {
        List<X509Certificate> chain = new ArrayList<>();
        chain.add(certificate);
        chain.addAll(issuer.chain());
        return chain;
    }
}
