package no.kfr.transaction;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the embedded database's file is, as its address says. */
public final class EmbeddedDatabase {

    private static final Pattern ADDRESS = Pattern.compile("jdbc:h2:(?:file:)?([^;]+).*");
    private static final List<String> NOT_IN_FILES = List.of("mem:", "tcp:", "ssl:", "zip:", "nio:", "nioMapped:");

    private EmbeddedDatabase() {}

    /** The file without its ending; empty when the address is that of another database, or of one that is in no file. */
    public static Optional<Path> file(String address) {
        Matcher embedded = ADDRESS.matcher(address);
        if (!embedded.matches() || NOT_IN_FILES.stream().anyMatch(embedded.group(1)::startsWith)) {
            return Optional.empty();
        }
        String home = Matcher.quoteReplacement(System.getProperty("user.home"));
        return Optional.of(Path.of(embedded.group(1).replaceFirst("^~", home)));
    }

    /** Whether it is gone when the process ends. */
    public static boolean isInMemory(String address) {
        return address.startsWith("jdbc:h2:mem:");
    }
}
