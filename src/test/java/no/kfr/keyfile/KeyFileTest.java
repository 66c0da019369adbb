package no.kfr.keyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import no.kfr.TestCertificates;
import no.kfr.demo.certificates.Identity;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.CertificateTrustBlock;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.X509TrustedCertificateBlock;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form of a file that somebody has handed in: opened, or one reason. */
class KeyFileTest {

    private static final String PASSWORD = "changeit";
    private static final Identity OWN = TestCertificates.institution();
    private static final X509Certificate CERTIFICATE = OWN.certificate();
    private static final X509Certificate AUTHORITY =
            TestCertificates.authority().certificate();
    private static final String KEY_PEM = pem("PRIVATE KEY", OWN.key().getEncoded());
    private static final String CHAIN_PEM = certificatePem(CERTIFICATE) + certificatePem(AUTHORITY);

    @TempDir
    private Path folder;

    static Stream<Arguments> keys() throws Exception {
        return Stream.of(
                arguments("PKCS#12 of the JDK", jdkStore("PKCS12", PASSWORD), PASSWORD),
                arguments("JKS", jdkStore("JKS", PASSWORD), PASSWORD),
                arguments("JCEKS", jdkStore("JCEKS", PASSWORD), PASSWORD),
                arguments("PKCS#12 with PBMAC1", TestPkcs12.withPbmac1(OWN, PASSWORD), PASSWORD),
                arguments("PKCS#12 of Windows, Triple DES", TestPkcs12.tripleDes(OWN, PASSWORD), PASSWORD),
                arguments("password with Latin-1 letters", TestPkcs12.withPbmac1(OWN, "blåbær"), "blåbær"),
                arguments("the same, Triple DES", TestPkcs12.tripleDes(OWN, "blåbær"), "blåbær"),
                arguments(
                        "empty password",
                        store("PKCS12", "", store -> store.setKeyEntry("own", OWN.key(), new char[0], chain())),
                        ""),
                arguments("password after a BOM", jdkStore("PKCS12", PASSWORD), "\uFEFF" + PASSWORD),
                arguments("password before a line end", jdkStore("PKCS12", PASSWORD), PASSWORD + "\r\n"),
                arguments("UTF-8 taken for Latin-1", TestPkcs12.tripleDes(OWN, "blåbær"), "blÃ¥bÃ¦r"),
                arguments("made where UTF-8 was taken for Latin-1", TestPkcs12.tripleDes(OWN, "blÃ¥bÃ¦r"), "blåbær"),
                arguments("letters taken apart", TestPkcs12.tripleDes(OWN, "bl\u00e5"), "bla\u030a"),
                arguments("joined PEM", text(KEY_PEM + CHAIN_PEM), null),
                arguments("joined PEM, the key last", text(CHAIN_PEM + KEY_PEM), null),
                arguments("joined without line ends", text(KEY_PEM.strip() + CHAIN_PEM), null),
                arguments("BOM inside", text(KEY_PEM + "\uFEFF" + CHAIN_PEM), null),
                arguments("line ends of Windows", text((KEY_PEM + CHAIN_PEM).replace("\n", "\r\n")), null),
                arguments("UTF-16", utf16(KEY_PEM + CHAIN_PEM), null),
                arguments(
                        "attributes of bags",
                        text("Bag Attributes\n    friendlyName: x\n" + KEY_PEM + CHAIN_PEM),
                        null),
                arguments("PKCS#1", text(pkcs1() + CHAIN_PEM), null),
                arguments("encrypted PKCS#8", text(encryptedPkcs8() + CHAIN_PEM), PASSWORD),
                arguments("encrypted as OpenSSL once did", text(encryptedPkcs1() + CHAIN_PEM), PASSWORD),
                arguments(
                        "TRUSTED CERTIFICATE", text(KEY_PEM + trustedPem(CERTIFICATE) + trustedPem(AUTHORITY)), null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("keys")
    void opens_the_key_with_its_chain(String form, byte[] content, String password) throws Exception {
        HeldKey key = KeyFile.read(file(content), password).signing(null);

        assertThat(key.key()).as(form).isEqualTo(OWN.key());
        assertThat(key.chain()).containsExactly(CERTIFICATE, AUTHORITY);
    }

    static Stream<Arguments> authorities() throws Exception {
        byte[] der = AUTHORITY.getEncoded();
        return Stream.of(
                arguments("PEM", text(certificatePem(AUTHORITY)), null),
                arguments("PEM with text around it", text("issuer=x\n\n" + certificatePem(AUTHORITY) + "end"), null),
                arguments("TRUSTED CERTIFICATE", text(trustedPem(AUTHORITY)), null),
                arguments("X509 CERTIFICATE", text(pem("X509 CERTIFICATE", der)), null),
                arguments("DER", der, null),
                arguments("PKCS#7 in DER", pkcs7(), null),
                arguments("PKCS#7 in PEM", text(pem("PKCS7", pkcs7())), null),
                arguments(
                        "PKCS#12, certificates only, without Java's mark",
                        TestPkcs12.certificate(AUTHORITY, PASSWORD),
                        PASSWORD),
                arguments("trust store of the JDK", Files.readAllBytes(TestCertificates.trustStore()), PASSWORD),
                arguments("JKS without its password", trustStore("JKS"), null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("authorities")
    void finds_certificates_to_be_trusted(String form, byte[] content, String password) throws Exception {
        assertThat(KeyFile.read(file(content), password).certificates())
                .as(form)
                .containsExactly(AUTHORITY);
    }

    static Stream<Arguments> refused() throws Exception {
        byte[] store = jdkStore("PKCS12", PASSWORD);
        return Stream.of(
                arguments("key without certificate", text(KEY_PEM), null, "key without its certificate"),
                arguments(
                        "PKCS#12 with a key only",
                        TestPkcs12.keyOnly(OWN, PASSWORD),
                        PASSWORD,
                        "without its certificate"),
                arguments(
                        "another key's certificate",
                        text(KEY_PEM + certificatePem(AUTHORITY)),
                        null,
                        "without its certificate"),
                arguments("key in DER", OWN.key().getEncoded(), null, "without its certificate"),
                arguments("certificates only", text(CHAIN_PEM), null, "certificates only, without a private key"),
                arguments("a certificate in DER", CERTIFICATE.getEncoded(), null, "certificates only"),
                arguments(
                        "PKCS#12, certificates only",
                        TestPkcs12.certificate(AUTHORITY, PASSWORD),
                        PASSWORD,
                        "certificates only"),
                arguments("wrong password", store, "another", "does not open with this password"),
                arguments("no password", store, null, "does not open with this password"),
                arguments("wrong password beyond ASCII", store, "blåbær", "does not open with this password"),
                arguments("letters lost by LC_ALL=C", store, "bl\uFFFD\uFFFDb", "LC_ALL=C.UTF-8"),
                arguments(
                        "wrong password of PBMAC1",
                        TestPkcs12.withPbmac1(OWN, PASSWORD),
                        "x",
                        "does not open with this"),
                arguments(
                        "wrong password of JKS",
                        jdkStore("JKS", PASSWORD),
                        "another",
                        "does not open with this password"),
                arguments(
                        "key with another password",
                        otherKeyPassword(),
                        PASSWORD,
                        "another password than that of the file"),
                arguments(
                        "encrypted PEM, wrong password",
                        text(encryptedPkcs8() + CHAIN_PEM),
                        "x",
                        "key that does not open"),
                arguments("half a store", Arrays.copyOf(store, store.length / 2), PASSWORD, "damaged or not whole"),
                arguments("half a PEM", text(KEY_PEM.substring(0, 300)), null, "damaged or not whole"),
                arguments(
                        "Base64 of a store",
                        Base64.getMimeEncoder().encode(store),
                        PASSWORD,
                        "Base64 without its lines"),
                arguments("a web page", text("<!DOCTYPE html><p>Log in"), PASSWORD, "web page"),
                arguments("something else", text("no key store"), PASSWORD, "neither PKCS#12, JKS, PEM nor DER"),
                arguments("empty", new byte[0], PASSWORD, "is empty"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void says_in_one_sentence_why_not(String form, byte[] content, String password, String reason) throws Exception {
        Path file = file(content);

        assertThatThrownBy(() -> KeyFile.read(file, password).signing(null))
                .as(form)
                .isInstanceOf(KeyFileRefused.class)
                .hasMessageContaining(reason)
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain("\n", "Exception", "changeit");
    }

    @Test
    void a_folder_and_a_missing_file_are_told_apart() {
        assertThatThrownBy(() -> KeyFile.read(folder, null)).hasMessage("is a folder");
        assertThatThrownBy(() -> KeyFile.read(folder.resolve("missing"), null))
                .hasMessage("is missing or cannot be read");
    }

    @Test
    void asks_which_key_where_there_are_several() throws Exception {
        KeyFile two = KeyFile.read(file(twoKeys()), PASSWORD);

        assertThat(two.signing("SECOND").name()).isEqualTo("second");
        assertThatThrownBy(() -> two.signing(null)).hasMessage("has 2 keys [first, second]");
        assertThatThrownBy(() -> two.signing("third")).hasMessage("has no key named third; it has [first, second]");
    }

    @Test
    void a_key_that_is_not_rsa_is_opened_as_well() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        var key = generator.generateKeyPair().getPrivate();

        KeyFile read = KeyFile.read(file(text(pem("PRIVATE KEY", key.getEncoded()))), null);

        assertThat(read.keys()).extracting(HeldKey::key).containsExactly(key);
    }

    static Stream<Arguments> passwords() {
        return Stream.of(
                arguments("UTF-8", text("blåbær\n")),
                arguments("UTF-8 with its mark", text("\uFEFFblåbær\r\nsecond line")),
                arguments("Latin-1", "blåbær".getBytes(StandardCharsets.ISO_8859_1)),
                arguments("UTF-16, as PowerShell writes", utf16("blåbær\r\n")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passwords")
    void reads_the_first_line_of_a_password_file(String form, byte[] content) throws Exception {
        assertThat(PasswordFile.read(file(content))).as(form).isEqualTo("blåbær");
    }

    private Path file(byte[] content) throws Exception {
        return Files.write(Files.createTempFile(folder, "keys", ""), content);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] utf16(String text) {
        return ("\uFEFF" + text).getBytes(Charset.forName("UTF-16LE"));
    }

    private static byte[] jdkStore(String type, String password) throws Exception {
        return store(type, store -> store.setKeyEntry("own", OWN.key(), password.toCharArray(), chain()));
    }

    private static byte[] twoKeys() throws Exception {
        return store("PKCS12", store -> {
            store.setKeyEntry("first", OWN.key(), PASSWORD.toCharArray(), chain());
            Identity second = TestCertificates.supplier();
            store.setKeyEntry(
                    "second",
                    second.key(),
                    PASSWORD.toCharArray(),
                    second.chain().toArray(X509Certificate[]::new));
        });
    }

    private static byte[] otherKeyPassword() throws Exception {
        return store("JKS", store -> store.setKeyEntry("own", OWN.key(), "another".toCharArray(), chain()));
    }

    private static byte[] trustStore(String type) throws Exception {
        return store(type, store -> store.setCertificateEntry("ca", AUTHORITY));
    }

    private static X509Certificate[] chain() {
        return new X509Certificate[] {CERTIFICATE, AUTHORITY};
    }

    private interface Filling {
        void fill(KeyStore store) throws Exception;
    }

    private static byte[] store(String type, Filling filling) throws Exception {
        return store(type, PASSWORD, filling);
    }

    private static byte[] store(String type, String password, Filling filling) throws Exception {
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        filling.fill(store);
        var out = new ByteArrayOutputStream();
        store.store(out, password.toCharArray());
        return out.toByteArray();
    }

    private static byte[] pkcs7() throws Exception {
        return CertificateFactory.getInstance("X.509")
                .generateCertPath(List.of(AUTHORITY))
                .getEncoded("PKCS7");
    }

    private static String pkcs1() throws Exception {
        return pem(new JcaMiscPEMGenerator(OWN.key()).generate());
    }

    private static String encryptedPkcs1() throws Exception {
        return pem(new JcaMiscPEMGenerator(
                        OWN.key(),
                        new JcePEMEncryptorBuilder("AES-128-CBC")
                                .setProvider(new BouncyCastleProvider())
                                .build(PASSWORD.toCharArray()))
                .generate());
    }

    private static String encryptedPkcs8() throws Exception {
        var encryptor = new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                .setProvider(new BouncyCastleProvider())
                .setPassword(PASSWORD.toCharArray())
                .build();
        return pem(new JcaPKCS8Generator(OWN.key(), encryptor).generate());
    }

    /** With the purposes that OpenSSL appends. */
    private static String trustedPem(X509Certificate certificate) {
        try {
            var purposes = new CertificateTrustBlock(Set.of(KeyPurposeId.id_kp_clientAuth.toOID()));
            var block = new X509TrustedCertificateBlock(new JcaX509CertificateHolder(certificate), purposes);
            return pem("TRUSTED CERTIFICATE", block.getEncoded());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String certificatePem(X509Certificate certificate) {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(PemObject object) throws Exception {
        var out = new StringWriter();
        try (var writer = new PemWriter(out)) {
            writer.writeObject(object);
        }
        return out.toString();
    }

    private static String pem(String type, byte[] content) {
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + type
                + "-----\n";
    }
}
