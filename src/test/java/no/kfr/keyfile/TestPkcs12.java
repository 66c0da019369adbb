package no.kfr.keyfile;

import java.security.cert.X509Certificate;
import no.kfr.demo.certificates.Identity;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PBMAC1Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.MacCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.jcajce.JcaPKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.jcajce.JcePBMac1CalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;

/** PKCS#12 files as other programs than Java make them. */
public final class TestPkcs12 {

    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
    private static final ASN1ObjectIdentifier AES = NISTObjectIdentifiers.id_aes256_CBC;
    private static final ASN1ObjectIdentifier TRIPLE_DES = PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC;

    private TestPkcs12() {}

    /** As OpenSSL 3.4 and later make them on request, and in FIPS mode always. */
    public static byte[] withPbmac1(Identity identity, String password) throws Exception {
        return file(identity, AES, pbmac1(), password);
    }

    public static byte[] tripleDes(Identity identity, String password) throws Exception {
        return file(identity, TRIPLE_DES, sha1(), password);
    }

    public static byte[] keyOnly(Identity identity, String password) throws Exception {
        return new PKCS12PfxPduBuilder()
                .addData(key(identity, AES, password))
                .build(sha1(), password.toCharArray())
                .getEncoded();
    }

    public static byte[] certificate(X509Certificate certificate, String password) throws Exception {
        return new PKCS12PfxPduBuilder()
                .addEncryptedData(encryptor(AES, password), new JcaPKCS12SafeBagBuilder(certificate).build())
                .build(sha1(), password.toCharArray())
                .getEncoded();
    }

    private static byte[] file(
            Identity identity, ASN1ObjectIdentifier cipher, PKCS12MacCalculatorBuilder mac, String password)
            throws Exception {
        PKCS12SafeBag[] certificates = new PKCS12SafeBag[identity.chain().size()];
        for (int i = 0; i < certificates.length; i++) {
            // the issuer first: the order says nothing
            certificates[i] = new JcaPKCS12SafeBagBuilder(identity.chain().get(certificates.length - 1 - i)).build();
        }
        return new PKCS12PfxPduBuilder()
                .addEncryptedData(encryptor(cipher, password), certificates)
                .addData(key(identity, cipher, password))
                .build(mac, password.toCharArray())
                .getEncoded();
    }

    private static PKCS12SafeBag key(Identity identity, ASN1ObjectIdentifier cipher, String password) throws Exception {
        return new JcaPKCS12SafeBagBuilder(identity.key(), encryptor(cipher, password)).build();
    }

    private static OutputEncryptor encryptor(ASN1ObjectIdentifier cipher, String password) throws Exception {
        return new JcePKCSPBEOutputEncryptorBuilder(cipher)
                .setProvider(PROVIDER)
                .build(password.toCharArray());
    }

    private static PKCS12MacCalculatorBuilder sha1() {
        return new JcePKCS12MacCalculatorBuilder().setProvider(PROVIDER);
    }

    private static PKCS12MacCalculatorBuilder pbmac1() {
        var sha256 = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE);
        var derivation = new PBKDF2Params(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, 2048, 32, sha256);
        var parameters = new PBMAC1Params(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBKDF2, derivation), sha256);
        return new PKCS12MacCalculatorBuilder() {
            @Override
            public MacCalculator build(char[] password) throws OperatorCreationException {
                return new JcePBMac1CalculatorBuilder(parameters)
                        .setProvider(PROVIDER)
                        .build(password);
            }

            @Override
            public AlgorithmIdentifier getDigestAlgorithmIdentifier() {
                return new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBMAC1, parameters);
            }
        };
    }
}
