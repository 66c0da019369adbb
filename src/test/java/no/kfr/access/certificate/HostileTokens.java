package no.kfr.access.certificate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DSAParameter;

/** Tokens that nobody issued and that cost much to examine, as the base64 of a path of certificates. */
public final class HostileTokens {

    private HostileTokens() {}

    /** Certificates of one name, issued by each other in any order: one modulus, unequal exponents. */
    public static String selfIssued(int certificates) {
        List<byte[]> path = new ArrayList<>();
        for (int i = 0; i < certificates; i++) {
            ForgedCertificate one = new ForgedCertificate().authority();
            one.issuer = new X500Name("CN=Myself");
            one.subject = one.issuer;
            one.key(
                    new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption),
                    new RSAPublicKey(odd(3072), BigInteger.valueOf(65_537 + 2L * i)));
            path.add(one.unsigned(i));
        }
        return base64(path);
    }

    /** A certificate under an authority of its own whose DSA key has so many bits. */
    public static String underLongKey(int bits) {
        ForgedCertificate authority = new ForgedCertificate().authority();
        authority.issuer = authority.subject;
        authority.key(
                new AlgorithmIdentifier(
                        new ASN1ObjectIdentifier("1.2.840.10040.4.1"),
                        new DSAParameter(odd(bits), odd(256), odd(bits - 8))),
                new ASN1Integer(odd(bits - 9)));
        ForgedCertificate leaf = new ForgedCertificate();
        leaf.issuer = authority.subject;
        return base64(List.of(leaf.unsigned(1), authority.unsigned(2)));
    }

    private static String base64(List<byte[]> path) {
        return Base64.getEncoder().encodeToString(ForgedCertificate.path(path).content());
    }

    private static BigInteger odd(int bits) {
        return BigInteger.ONE.shiftLeft(bits - 1).setBit(0).setBit(bits / 3);
    }
}
