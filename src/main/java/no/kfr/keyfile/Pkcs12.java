package no.kfr.keyfile;

import java.io.IOException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import no.kfr.keyfile.KeyFileRefused.Kind;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagFactory;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilderProvider;
import org.jspecify.annotations.Nullable;

/**
 * PKCS#12, read without the JDK's store: that one opens passwords of ASCII only, knows no PBMAC1 (RFC 9579) and leaves out
 * certificates that Java itself did not mark as trusted.
 */
final class Pkcs12 implements FileForm {

    /** Java's mark of certificates that stand by themselves. */
    private static final ASN1ObjectIdentifier TRUSTED = new ASN1ObjectIdentifier("2.16.840.1.113894.746875.1.1");

    private record NamedKey(@Nullable String name, PrivateKey key) {}

    private record Marked(X509Certificate certificate, boolean trusted) {}

    private record Bags(List<NamedKey> keys, List<Marked> certificates) {}

    @Override
    public KeyFile read(byte[] content, char[] password) throws KeyFileRefused {
        try {
            return opened(content, password);
        } catch (KeyFileRefused refused) {
            // programs differ in what they make of an empty password; Java tries both ways
            if (password.length == 0 && refused.kind() == Kind.PASSWORD) {
                return new JavaStore("PKCS12").read(content, password);
            }
            throw refused;
        }
    }

    private static KeyFile opened(byte[] content, char[] password) throws KeyFileRefused {
        try {
            PKCS12PfxPdu file = new PKCS12PfxPdu(content);
            checkMac(file, password);
            Bags bags = new Bags(new ArrayList<>(), new ArrayList<>());
            for (ContentInfo part : file.getContentInfos()) {
                boolean encrypted = part.getContentType().equals(PKCSObjectIdentifiers.encryptedData);
                add(
                        bags,
                        encrypted
                                ? new PKCS12SafeBagFactory(part, EncryptedKeys.decryptor(password))
                                : new PKCS12SafeBagFactory(part),
                        password);
            }
            return content(bags);
        } catch (PKCSException undecipherable) {
            throw KeyFileRefused.password("does not open with this password");
        } catch (IOException | RuntimeException broken) {
            throw KeyFileRefused.file("is not a whole PKCS#12 file, or of a kind that cannot be read", broken);
        }
    }

    private static void checkMac(PKCS12PfxPdu file, char[] password) throws KeyFileRefused {
        if (!file.hasMac()) {
            return;
        }
        var mac = new JcePKCS12MacCalculatorBuilderProvider().setProvider(EncryptedKeys.PROVIDER);
        try {
            if (!file.isMacValid(mac, password)) {
                throw KeyFileRefused.password("does not open with this password");
            }
        } catch (PKCSException unknown) {
            throw KeyFileRefused.file("is PKCS#12 with a checksum of a kind that cannot be verified", unknown);
        }
    }

    private static void add(Bags bags, PKCS12SafeBagFactory factory, char[] password) throws KeyFileRefused {
        for (PKCS12SafeBag bag : factory.getSafeBags()) {
            switch (bag.getBagValue()) {
                case PKCS8EncryptedPrivateKeyInfo key ->
                    bags.keys().add(new NamedKey(name(bag), Decoded.key(EncryptedKeys.decrypted(key, password))));
                case PrivateKeyInfo key -> bags.keys().add(new NamedKey(name(bag), Decoded.key(key)));
                case X509CertificateHolder certificate ->
                    bags.certificates()
                            .add(new Marked(Decoded.certificate(certificate), attribute(bag, TRUSTED) != null));
                default -> {
                    // secret keys and revocation lists: nothing to sign with, and nobody to trust
                }
            }
        }
    }

    private static KeyFile content(Bags bags) {
        List<X509Certificate> all =
                bags.certificates().stream().map(Marked::certificate).toList();
        List<HeldKey> keys = new ArrayList<>();
        for (NamedKey key : bags.keys()) {
            String name = Objects.requireNonNullElse(key.name(), "key-" + (keys.size() + 1));
            keys.add(new HeldKey(name, key.key(), Chains.of(key.key(), all)));
        }
        List<X509Certificate> trusted = bags.certificates().stream()
                .filter(one -> keys.isEmpty() || one.trusted())
                .map(Marked::certificate)
                .toList();
        return new KeyFile(keys, trusted);
    }

    private static @Nullable String name(PKCS12SafeBag bag) {
        Object name = attribute(bag, PKCS12SafeBag.friendlyNameAttribute);
        return name == null ? null : name.toString();
    }

    private static @Nullable Object attribute(PKCS12SafeBag bag, ASN1ObjectIdentifier type) {
        if (bag.getAttributes() == null) {
            return null;
        }
        for (var attribute : bag.getAttributes()) {
            if (attribute.getAttrType().equals(type)) {
                return attribute.getAttributeValues()[0];
            }
        }
        return null;
    }
}
