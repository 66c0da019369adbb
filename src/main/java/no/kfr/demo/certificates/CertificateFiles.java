package no.kfr.demo.certificates;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Keys, certificates and revocation lists as files. Each is written beside its place and moved there, so that a running
 * register never reads half of one; what holds a private key is readable by its owner only.
 */
public final class CertificateFiles {

    private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});
    private static final FileAttribute<?>[] OWNER_ONLY =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];

    private CertificateFiles() {}

    /** One key entry with its chain; the password protects both the store and the entry. */
    public static Path writeKeyStore(Path file, String alias, Identity identity, String password) {
        return write(
                file,
                true,
                store(
                        password,
                        store -> store.setKeyEntry(
                                alias,
                                identity.key(),
                                password.toCharArray(),
                                identity.chain().toArray(X509Certificate[]::new))));
    }

    /** Certificates that are trusted, and no key. */
    public static Path writeTrustStore(Path file, List<X509Certificate> trusted, String password) {
        return write(file, false, store(password, store -> {
            for (int i = 0; i < trusted.size(); i++) {
                store.setCertificateEntry("ca-" + i, trusted.get(i));
            }
        }));
    }

    /** The private key, not encrypted, as PKCS#8. */
    public static Path writeKeyPem(Path file, PrivateKey key) {
        return write(file, true, pem("PRIVATE KEY", key.getEncoded()));
    }

    public static Path writePem(Path file, List<X509Certificate> certificates) {
        try {
            StringBuilder text = new StringBuilder();
            for (X509Certificate certificate : certificates) {
                text.append(new String(pem("CERTIFICATE", certificate.getEncoded()), StandardCharsets.US_ASCII));
            }
            return write(file, false, text.toString().getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate cannot be written", e);
        }
    }

    public static Path writeCrl(Path file, X509CRL crl) {
        try {
            return write(file, false, pem("X509 CRL", crl.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the revocation list cannot be written", e);
        }
    }

    /** What {@link #writeKeyStore} wrote. */
    public static Identity readKeyStore(Path file, String alias, String password) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            Key key = store.getKey(alias, password.toCharArray());
            if (!(key instanceof PrivateKey privateKey)) {
                throw new IllegalArgumentException(file + " has no key named " + alias);
            }
            List<X509Certificate> chain = Arrays.stream(store.getCertificateChain(alias))
                    .map(X509Certificate.class::cast)
                    .toList();
            return new Identity(privateKey, chain);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(file + " is not a key store of this kind", e);
        }
    }

    private static byte[] pem(String type, byte[] content) {
        String text = "-----BEGIN " + type + "-----\n" + PEM.encodeToString(content) + "\n-----END " + type + "-----\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] store(String password, Filling filling) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            filling.fill(store);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            store.store(out, password.toCharArray());
            return out.toByteArray();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the key store could not be made", e);
        }
    }

    private static Path write(Path file, boolean secret, byte[] content) {
        Path target = file.toAbsolutePath();
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            if (secret) {
                Files.createFile(part, OWNER_ONLY);
            }
            Files.write(part, content);
            return Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(target + " cannot be written", e);
        }
    }

    private interface Filling {
        void fill(KeyStore store) throws GeneralSecurityException;
    }
}
