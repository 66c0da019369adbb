package no.kfr.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;
import no.kfr.audit.AuditSettings.Secret;
import no.kfr.audit.cipher.ContentKeys;
import no.kfr.audit.cipher.EmbeddedKeys;
import no.kfr.refusal.StartRefused;
import no.kfr.transaction.EmbeddedDatabase;

/** Where the journal's keys come from: the settings, or, for the embedded database only, a file beside it. */
final class JournalKeys {

    private JournalKeys() {}

    /** @param address of the database */
    static ContentKeys of(AuditSettings settings, String address) {
        Secret search = settings.searchKey();
        if (search != null) {
            var keys = new LinkedHashMap<String, byte[]>();
            settings.keys().forEach(key -> keys.put(key.id(), read(key.secret(), "kfr.audit.keys, key " + key.id())));
            return new ContentKeys(keys, read(search, "kfr.audit.search-key"));
        }
        if (EmbeddedDatabase.isInMemory(address)) {
            return EmbeddedKeys.forMemory();
        }
        Optional<Path> embedded = EmbeddedDatabase.file(address);
        if (embedded.isPresent()) {
            return EmbeddedKeys.in(Path.of(embedded.get() + ".journal-keys"));
        }
        throw new StartRefused(
                "The journal has no keys to encrypt its content with. Set kfr.audit.keys (a list: id, and base64 or"
                        + " file; the first encrypts, the others still read) and kfr.audit.search-key (base64 or file),"
                        + " each 32 random bytes in base64, the same on all nodes: openssl rand -base64 32. Keep copies"
                        + " apart from the database: without them the journal's content cannot be read.");
    }

    private static byte[] read(Secret secret, String setting) {
        try {
            String file = secret.file();
            String text = file == null ? Objects.requireNonNull(secret.base64()) : Files.readString(Path.of(file));
            byte[] key = Base64.getDecoder().decode(text.strip());
            if (key.length == 32) {
                return key;
            }
        } catch (IOException unreadable) {
            throw new StartRefused("The file that " + setting + " names is missing or cannot be read.", unreadable);
        } catch (IllegalArgumentException notBase64) {
            throw new StartRefused(notAKey(setting), notBase64);
        }
        throw new StartRefused(notAKey(setting));
    }

    private static String notAKey(String setting) {
        return setting + ": this is not a key, which is 32 bytes in base64. openssl rand -base64 32 makes one.";
    }
}
