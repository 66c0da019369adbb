package no.kfr.audit.archive;

import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import no.kfr.audit.AuditRefused;

/** How much a package may expand to: it is read by whoever is handed one. */
final class ExpandedSize {

    /** XML and base64 become a tenth; a list of customers that are all the same, less. */
    private static final int MOST_TIMES = 200;

    private static final long ALWAYS = 64 << 20;
    /** A bulk file is 10 MB; nothing in a package is much larger, but for the list of entries of a very large case. */
    private static final long MOST_OF_A_FILE = 500_000_000;

    private static final int MOST_FILES = 2_000_000;
    /** Each file is held against the manifest, and then read; the manifest itself a few times. */
    private static final int READINGS = 4;

    private ExpandedSize() {}

    /**
     * How many bytes are read of a package at most, files that are read again included.
     *
     * @throws AuditRefused when it says of itself that it has more files, or expands to more, than a package would
     */
    static long readable(ZipFile zip, long packed) {
        long expanded = 0;
        for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
            if (entry.getSize() < 0 || entry.getSize() > MOST_OF_A_FILE) {
                throw new AuditRefused("The package holds a file of more than " + MOST_OF_A_FILE + " bytes.");
            }
            expanded += entry.getSize();
        }
        if (zip.size() > MOST_FILES || expanded > Math.max(ALWAYS, packed * MOST_TIMES)) {
            throw new AuditRefused("The package expands to more than " + MOST_TIMES
                    + " times its size, or has more than " + MOST_FILES + " files: it was not exported by a register.");
        }
        return expanded * READINGS;
    }
}
