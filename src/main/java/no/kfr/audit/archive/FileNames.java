package no.kfr.audit.archive;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The files of an evidence package. */
final class FileNames {

    static final String SUMMARY = "summary.html";
    static final String ENTRIES = "entries.json";
    static final String BLOCKS = "blocks.json";
    static final String MANIFEST = "manifest.json";
    static final String SIGNATURE = "manifest.sig";

    private static final String MIME = "Content-Type:";

    private FileNames() {}

    /** A message is its XML, or a MIME entity when it has attachments. */
    static String message(String entryId, String part, byte[] message) {
        boolean mime = new String(message, 0, Math.min(message.length, MIME.length()), StandardCharsets.ISO_8859_1)
                .equals(MIME);
        return "messages/" + entryId + "-" + part.toLowerCase(Locale.ROOT) + (mime ? ".mime" : ".xml");
    }

    static String certificate(String fingerprint) {
        return "certificates/" + fingerprint + ".pem";
    }
}
