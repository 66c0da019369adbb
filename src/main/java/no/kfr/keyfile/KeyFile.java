package no.kfr.keyfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import no.kfr.keyfile.KeyFileRefused.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What a file with keys and certificates holds: PKCS#12 (also with PBMAC1, and passwords beyond ASCII, which the JDK does not
 * open), JKS, PEM (also several files joined, OpenSSL's {@code TRUSTED CERTIFICATE}, encrypted keys), PKCS#7 and DER.
 *
 * @param keys in the file's order
 * @param certificates to be trusted: in a PKCS#12 or JKS file with keys those that stand there by themselves, else all
 */
public record KeyFile(List<HeldKey> keys, List<X509Certificate> certificates) {

    private static final long MOST_BYTES = 16 << 20;

    public KeyFile {
        keys = List.copyOf(keys);
        certificates = List.copyOf(certificates);
    }

    /** @param password {@code null} where none is known */
    public static KeyFile read(Path file, @Nullable String password) throws KeyFileRefused {
        byte[] content = content(file);
        KeyFileRefused refused = null;
        for (char[] form : PasswordForms.of(password)) {
            try {
                return FileForm.of(content).read(content, form);
            } catch (KeyFileRefused wrong) {
                if (wrong.kind() != Kind.PASSWORD) {
                    throw wrong;
                }
                refused = refused == null ? wrong : refused;
            }
        }
        throw PasswordForms.explained(password, refused);
    }

    /** The key to sign with. */
    public HeldKey signing(@Nullable String name) throws KeyFileRefused {
        if (keys.isEmpty()) {
            throw KeyFileRefused.file(
                    certificates.isEmpty()
                            ? "holds neither a key nor a certificate"
                            : "holds certificates only, without a private key: export it anew, together with its key");
        }
        HeldKey key = chosen(name);
        if (key.chain().isEmpty()) {
            throw KeyFileRefused.file("holds the private key " + key.name()
                    + " without its certificate: put the certificate, and those of its issuers, into the same file");
        }
        return key;
    }

    private HeldKey chosen(@Nullable String name) throws KeyFileRefused {
        if (name == null && keys.size() > 1) {
            throw new KeyFileRefused(Kind.CHOICE, "has " + keys.size() + " keys " + keys);
        }
        for (HeldKey key : keys) {
            if (name == null || key.name().equalsIgnoreCase(name)) {
                return key;
            }
        }
        throw new KeyFileRefused(Kind.CHOICE, "has no key named " + name + "; it has " + keys);
    }

    private static byte[] content(Path file) throws KeyFileRefused {
        try {
            if (Files.isDirectory(file)) {
                throw KeyFileRefused.file("is a folder");
            }
            if (Files.size(file) > MOST_BYTES) {
                throw KeyFileRefused.file("is too large for a file of keys");
            }
            byte[] content = Files.readAllBytes(file);
            if (content.length == 0) {
                throw KeyFileRefused.file("is empty");
            }
            return content;
        } catch (IOException unreadable) {
            throw KeyFileRefused.file("is missing or cannot be read", unreadable);
        }
    }
}
