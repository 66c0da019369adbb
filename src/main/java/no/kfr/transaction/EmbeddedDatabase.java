package no.kfr.transaction;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.kfr.refusal.StartRefused;

/** Where the embedded database's file is, as its address says. */
public final class EmbeddedDatabase {

    /** H2 reaches the same file in several ways, and in one through another. */
    private static final String WAYS_TO_A_FILE = "(?:(?:file|nio|nioMapped|async|retry|cache|rec):|split:(?:\\d+:)?)*";

    private static final Pattern ADDRESS = Pattern.compile("jdbc:h2:" + WAYS_TO_A_FILE + "([^;]+).*");

    /** A single letter is a drive of Windows. */
    private static final Pattern NOT_IN_FILES = Pattern.compile("[A-Za-z]{2,}:.*");

    private static final Pattern IN_MEMORY = Pattern.compile("jdbc:h2:(?:mem|memFS|memLZF|nioMemFS|nioMemLZF):.*");
    private static final Pattern ARCHIVED = Pattern.compile("jdbc:h2:" + WAYS_TO_A_FILE + "(?:zip|classpath):.*");

    private EmbeddedDatabase() {}

    /**
     * The file without its ending; empty when the address is that of another database, or of one that is in no file.
     *
     * @throws StartRefused when it is in an archive
     */
    public static Optional<Path> file(String address) {
        if (ARCHIVED.matcher(address).matches()) {
            throw new StartRefused(
                    "The database that spring.datasource.url names lies in an archive, where it can only be read; the"
                        + " register writes to it. Unpack it and name the file: jdbc:h2:file:/path/kfr. The file with"
                        + " the journal's keys, which ends with .journal-keys, belongs beside it.");
        }
        Matcher embedded = ADDRESS.matcher(address);
        if (!embedded.matches() || NOT_IN_FILES.matcher(embedded.group(1)).matches()) {
            return Optional.empty();
        }
        String home = Matcher.quoteReplacement(System.getProperty("user.home"));
        return Optional.of(Path.of(embedded.group(1).replaceFirst("^~", home)));
    }

    /** Whether it is gone when the process ends. */
    public static boolean isInMemory(String address) {
        return IN_MEMORY.matcher(address).matches();
    }
}
