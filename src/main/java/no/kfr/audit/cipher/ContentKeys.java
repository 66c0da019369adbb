package no.kfr.audit.cipher;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** The keys of the journal's content. */
public final class ContentKeys {

    private final SequencedMap<String, byte[]> keys;
    private final byte[] search;

    /**
     * @param keys by id, the one that encrypts first; of 32 bytes each
     * @param search what control objects are hashed with; 32 bytes
     */
    public ContentKeys(SequencedMap<String, byte[]> keys, byte[] search) {
        this.keys = new LinkedHashMap<>(keys);
        this.search = search.clone();
    }

    String newest() {
        return keys.firstEntry().getKey();
    }

    Optional<byte[]> named(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    /** The newest first. */
    Collection<byte[]> all() {
        return keys.sequencedValues();
    }

    byte[] search() {
        return search;
    }

    /** By id, what tells whether a key is the same as another node's without telling the key; the search key among them. */
    public Map<String, String> checkValues() {
        Map<String, String> values = new LinkedHashMap<>();
        keys.forEach((id, key) -> values.put(id, checkValue(key)));
        values.put(SEARCH, checkValue(search));
        return values;
    }

    /** No key's id: it begins with a character that ids do not have. */
    public static final String SEARCH = "*search";

    private static String checkValue(byte[] key) {
        return HexFormat.of()
                .formatHex(Hmac.sha256(key, "kfr-journal-key-check".getBytes(StandardCharsets.US_ASCII)), 0, 16);
    }

    /** Keys do not show themselves. */
    @Override
    public String toString() {
        return "ContentKeys" + keys.keySet();
    }
}
