package no.kfr.audit.cipher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import no.kfr.refusal.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keys for the embedded database, in a file beside it: made at the first start, so that a trial needs no settings. */
public final class EmbeddedKeys {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKeys.class);
    private static final String ID = "embedded";

    private EmbeddedKeys() {}

    /** For a database that is gone when the process ends. */
    public static ContentKeys forMemory() {
        return keys(random(), random());
    }

    /** What the file holds; it is written first when it is not there. */
    public static ContentKeys in(Path file) {
        try {
            if (!Files.exists(file)) {
                write(file);
            }
            return read(file);
        } catch (IOException failed) {
            throw new StartRefused(
                    "The journal's key file " + file + " cannot be read or written. Make it accessible, or set"
                            + " kfr.audit.keys and kfr.audit.search-key.",
                    failed);
        }
    }

    private static void write(Path file) throws IOException {
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        Base64.Encoder base64 = Base64.getEncoder();
        String text = base64.encodeToString(random()) + "\n" + base64.encodeToString(random()) + "\n";
        try (var out = PrivateFile.create(file)) {
            out.write(StandardCharsets.US_ASCII.encode(text));
        } catch (FileAlreadyExistsException anotherWasFaster) {
            return;
        }
        LOG.info(
                "The journal's content is encrypted with new keys in {}. Without that file it cannot be read; who has"
                        + " it and the database reads it. Beyond a trial, set kfr.audit.keys and kfr.audit.search-key.",
                file);
    }

    private static ContentKeys read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
        try {
            return keys(
                    Base64.getDecoder().decode(lines.get(0)),
                    Base64.getDecoder().decode(lines.get(1)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException damaged) {
            throw new StartRefused("The journal's key file " + file + " is damaged. Put back a copy of it.", damaged);
        }
    }

    private static ContentKeys keys(byte[] key, byte[] search) {
        if (key.length != 32 || search.length != 32) {
            throw new IllegalArgumentException("256 bits each");
        }
        var keys = new LinkedHashMap<String, byte[]>();
        keys.put(ID, key);
        return new ContentKeys(keys, search);
    }

    private static byte[] random() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return key;
    }
}
