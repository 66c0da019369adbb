package no.kfr.access.certificate.own;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import no.kfr.access.OwnKey;
import no.kfr.keyfile.HeldKey;
import no.kfr.keyfile.KeyFile;
import no.kfr.keyfile.KeyFileRefused;
import no.kfr.refusal.StartRefused;

/** A keystore file as it is read: what is wrong with it is said so that an operator can mend it. */
final class KeystoreContent {

    private static final String PREFIX = "kfr.keystore.";
    private static final int LEAST_BITS = 2048;

    private KeystoreContent() {}

    /** Reads the file and makes sure that its key can be used now. */
    static OwnKey.Pair read(KeystoreSettings settings, Clock clock) {
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
            HeldKey signing = KeyFile.read(file, password).signing(settings.alias());
            OwnKey.Pair pair = new OwnKey.Pair(signing.key(), signing.chain());
            checkUsable(pair, settings, clock.instant());
            return pair;
        } catch (KeyFileRefused refused) {
            throw new StartRefused(sentence(file, refused), refused);
        }
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
