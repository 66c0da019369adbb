package no.kfr.access.certificate.own;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import no.kfr.access.OwnKey;
import no.kfr.keyfile.HeldKey;
import no.kfr.keyfile.KeyFile;
import no.kfr.keyfile.KeyFileRefused;
import no.kfr.refusal.StartRefused;

/**
 * What a keystore file held when it was read.
 *
 * @param pair the key to sign with
 * @param certificates of all keys in the file, that of the pair first
 */
record KeystoreContent(OwnKey.Pair pair, List<X509Certificate> certificates) {

    private static final String PREFIX = "kfr.keystore.";
    private static final int LEAST_BITS = 2048;

    /** Reads the file and makes sure that its key can be used now. */
    static KeystoreContent read(KeystoreSettings settings, Clock clock) {
        Path file = settings.location();
        String password = settings.password();
        if (file == null || password == null) {
            throw new StartRefused(PREFIX + (file == null ? "location" : "password")
                    + " is not set: the register signs its"
                    + " replies with a key from a file (PKCS#12, JKS or PEM), so it needs " + PREFIX + "location and "
                    + PREFIX
                    + "password.");
        }
        try {
            KeyFile content = KeyFile.read(file, password);
            HeldKey signing = content.signing(settings.alias());
            OwnKey.Pair pair = new OwnKey.Pair(signing.key(), signing.chain());
            checkUsable(pair, settings, clock.instant());
            return new KeystoreContent(pair, certificates(content, signing));
        } catch (KeyFileRefused refused) {
            throw new StartRefused(sentence(file, refused), refused);
        }
    }

    private static List<X509Certificate> certificates(KeyFile content, HeldKey signing) {
        return Stream.concat(Stream.of(signing), content.keys().stream())
                .flatMap(key -> key.chain().stream().limit(1))
                .distinct()
                .toList();
    }

    private static String sentence(Path file, KeyFileRefused refused) {
        return switch (refused.kind()) {
            case PASSWORD -> "The file " + file + " " + refused.getMessage() + ": correct " + PREFIX + "password.";
            case CHOICE ->
                "The file " + file + " " + refused.getMessage() + ": say in " + PREFIX + "alias which one signs.";
            case FILE -> "The file " + file + " that " + PREFIX + "location names " + refused.getMessage() + ".";
        };
    }

    private static void checkUsable(OwnKey.Pair pair, KeystoreSettings settings, Instant now) {
        X509Certificate certificate = pair.certificate();
        if (!(pair.key() instanceof RSAPrivateKey key
                && certificate.getPublicKey() instanceof RSAPublicKey publicKey
                && key.getModulus().equals(publicKey.getModulus())
                && key.getModulus().bitLength() >= LEAST_BITS)) {
            throw new StartRefused(
                    "The key in " + settings.location() + " that " + PREFIX + "location names must be an RSA key"
                            + " of at least 2048 bits with its own certificate: the contract knows no other.");
        }
        if (now.isBefore(certificate.getNotBefore().toInstant())
                || !now.isBefore(certificate.getNotAfter().toInstant())) {
            throw new StartRefused(
                    "The certificate in " + settings.location() + " that " + PREFIX + "location names is valid"
                            + " from " + certificate.getNotBefore().toInstant() + " until "
                            + certificate.getNotAfter().toInstant() + ", not now.");
        }
    }
}
