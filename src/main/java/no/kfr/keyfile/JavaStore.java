package no.kfr.keyfile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** As Java itself reads it; without a password, its older stores give their certificates. */
record JavaStore(String type) implements FileForm {

    @Override
    public KeyFile read(byte[] content, char[] password) throws KeyFileRefused {
        try {
            KeyStore store = KeyStore.getInstance(type);
            store.load(
                    new ByteArrayInputStream(content),
                    password.length == 0 && !type.equals("PKCS12") ? null : password);
            List<HeldKey> keys = new ArrayList<>();
            List<X509Certificate> certificates = new ArrayList<>();
            for (String name : Collections.list(store.aliases())) {
                if (store.isKeyEntry(name) && store.getKey(name, password) instanceof PrivateKey key) {
                    keys.add(new HeldKey(name, key, x509(store.getCertificateChain(name))));
                } else if (store.getCertificate(name) instanceof X509Certificate certificate) {
                    certificates.add(certificate);
                }
            }
            return new KeyFile(keys, certificates);
        } catch (UnrecoverableKeyException otherPassword) {
            throw KeyFileRefused.password(
                    "holds a key with another password than that of the file: give both the same");
        } catch (IOException wrong) {
            if (wrong.getCause() instanceof UnrecoverableKeyException) {
                throw KeyFileRefused.password("does not open with this password");
            }
            throw KeyFileRefused.file("is damaged or not whole: copy it anew", wrong);
        } catch (GeneralSecurityException wrong) {
            throw KeyFileRefused.file("cannot be read as a " + type + " store", wrong);
        }
    }

    private static List<X509Certificate> x509(Certificate @Nullable [] chain) {
        return Stream.ofNullable(chain)
                .flatMap(Arrays::stream)
                .filter(X509Certificate.class::isInstance)
                .map(X509Certificate.class::cast)
                .toList();
    }
}
