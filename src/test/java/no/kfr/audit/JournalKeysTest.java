package no.kfr.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import no.kfr.RegisterNode;
import no.kfr.TestDatabase;
import no.kfr.audit.cipher.ContentCipher;
import no.kfr.audit.cipher.ContentKeys;
import no.kfr.audit.cipher.ContentUnreadable;
import no.kfr.audit.cipher.Encrypted;
import no.kfr.audit.cipher.KnownKeys;
import no.kfr.refusal.StartRefused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalKeysTest {

    private static final byte[] TEXT = "text".getBytes(StandardCharsets.UTF_8);
    private static final UUID ENTRY = UUID.randomUUID();

    @TempDir
    private Path folder;

    @Test
    void a_new_key_encrypts_and_the_old_one_still_reads() {
        Encrypted old = new ContentCipher(keys("1")).encrypt(ENTRY, "field", TEXT);
        var rotated = new ContentCipher(keys("2", "1"));

        assertThat(rotated.decrypt(ENTRY, "field", old)).isEqualTo(TEXT);
        assertThat(rotated.encrypt(ENTRY, "field", TEXT).keyId()).isEqualTo("2");
        assertThatExceptionOfType(ContentUnreadable.class)
                .isThrownBy(() -> new ContentCipher(keys("2")).decrypt(ENTRY, "field", old));
    }

    @Test
    void what_was_encrypted_for_one_entry_and_field_is_nothing_elsewhere() {
        var cipher = new ContentCipher(keys("1"));
        Encrypted value = cipher.encrypt(ENTRY, "field", TEXT);

        assertThatExceptionOfType(ContentUnreadable.class)
                .isThrownBy(() -> cipher.decrypt(UUID.randomUUID(), "field", value));
        assertThatExceptionOfType(ContentUnreadable.class).isThrownBy(() -> cipher.decrypt(ENTRY, "other", value));
        assertThat(cipher.encrypt(ENTRY, "field", TEXT).bytes()).isNotEqualTo(value.bytes());
    }

    @Test
    void the_embedded_database_gets_a_file_that_only_its_owner_reads() throws Exception {
        String address = "jdbc:h2:file:" + folder.resolve("kfr") + ";MODE=Oracle";
        ContentKeys first = JournalKeys.of(settings(), address);

        Path file = folder.resolve("kfr.journal-keys");
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThat(JournalKeys.of(settings(), address).checkValues()).isEqualTo(first.checkValues());
        Files.writeString(file, "damaged");
        assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> JournalKeys.of(settings(), address));
    }

    @Test
    void any_other_database_needs_the_settings() {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> JournalKeys.of(settings(), "jdbc:postgresql://db/kfr"))
                .withMessageContaining("kfr.audit.keys")
                .withMessageContaining("openssl rand -base64 32");
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> JournalKeys.of(settings(), "jdbc:h2:tcp://db/kfr"));
    }

    @Test
    void a_key_of_another_length_or_from_no_file_is_refused() {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> JournalKeys.of(settings("c2hvcnQ=", null), ""))
                .withMessageContaining("kfr.audit.keys, key 1");
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> JournalKeys.of(settings(null, "/nowhere"), ""))
                .withMessageContaining("kfr.audit.keys, key 1");
    }

    @Test
    void settings_show_no_key() {
        String secret = base64(7);

        assertThat(settings(secret, null).toString()
                        + settings(secret, null).keys()
                        + settings(secret, null).searchKey())
                .doesNotContain(secret);
    }

    @Test
    void a_database_whose_key_file_was_lost_is_not_written_with_another() throws Exception {
        List<String> database = TestDatabase.newH2File();
        String url = database.getFirst();
        Path keyFile = Path.of(url.substring(url.indexOf("file:") + 5, url.indexOf(';')) + ".journal-keys");
        try (RegisterNode node = RegisterNode.start(database)) {
            assertThat(node.get(ContentCipher.class)).isNotNull();
            Files.delete(keyFile);
            ContentKeys others = JournalKeys.of(settings(), url.substring(url.indexOf("jdbc:")));

            assertThatExceptionOfType(StartRefused.class)
                    .isThrownBy(() -> new KnownKeys(node.sql()).check(others))
                    .withMessageContaining("Put back");
        }
    }

    private static ContentKeys keys(String... ids) {
        var keys = new LinkedHashMap<String, byte[]>();
        for (String id : ids) {
            keys.put(id, Base64.getDecoder().decode(base64(Integer.parseInt(id))));
        }
        return new ContentKeys(keys, new byte[32]);
    }

    private static AuditSettings settings() {
        return settings(null, null);
    }

    private static AuditSettings settings(@Nullable String base64, @Nullable String file) {
        List<AuditSettings.Key> keys = new ArrayList<>();
        if (base64 != null || file != null) {
            keys.add(new AuditSettings.Key("1", base64, file));
        }
        return new AuditSettings(
                keys,
                keys.isEmpty() ? null : new AuditSettings.Secret(base64(9), null),
                new AuditSettings.Seal(Duration.ofSeconds(2), 5000),
                new AuditSettings.TimeStamp(null, Duration.ofMinutes(10), Duration.ofSeconds(10)),
                new AuditSettings.Retention(null, null),
                20);
    }

    private static String base64(int seed) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) seed);
        return Base64.getEncoder().encodeToString(key);
    }
}
