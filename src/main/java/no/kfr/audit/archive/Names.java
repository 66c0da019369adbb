package no.kfr.audit.archive;

import java.util.Locale;

/** The files of an evidence package. */
final class Names {

    static final String SUMMARY = "summary.html";
    static final String ENTRIES = "entries.json";
    static final String BLOCKS = "blocks.json";
    static final String MANIFEST = "manifest.json";
    static final String SIGNATURE = "manifest.sig";

    private Names() {}

    static String message(String entryId, String part) {
        return "messages/" + entryId + "-" + part.toLowerCase(Locale.ROOT) + ".xml";
    }

    static String certificate(String fingerprint) {
        return "certificates/" + fingerprint + ".pem";
    }
}
