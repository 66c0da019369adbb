package no.kfr.client.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import no.kfr.identity.Flaw;
import no.kfr.identity.IdentityRule;
import no.kfr.terminal.CommandFailed;
import org.jspecify.annotations.Nullable;

/**
 * An institution's file, plain or gzip: either entries ({@code id#date#ownershipType}) between commas and line breaks, or a table as
 * {@code kfr extract} writes it, known by its header. Both are read as entries, one at a time.
 */
public final class EntryFile {

    private static final int BEGINNING = 1024;

    private final Path path;
    private final boolean endings;
    private final LocalDate today;
    private final IdentityRule identities;

    /**
     * @param endings whether the entries say when relationships ended: of a table, the last period of each customer who is one no
     *     longer then counts, and otherwise the periods that go on
     * @param today in Norway: what ends later goes on
     */
    public EntryFile(Path path, boolean endings, LocalDate today) {
        this.path = path;
        this.endings = endings;
        this.today = today;
        this.identities = IdentityRule.ofAnyRegister(today);
    }

    /** Takes entries. */
    public interface Sink {
        /**
         * @param entry without blanks around it, UTF-8
         * @param position of the entry, or of the table's row without the header, from 1
         */
        void take(byte[] entry, int length, int position);
    }

    /**
     * What was read.
     *
     * @param passedOver rows of a table that do not concern the mode
     */
    public record Read(int entries, int passedOver, boolean table) {}

    public Path path() {
        return path;
    }

    /** Whether this is a customer whom a register may take. */
    public @Nullable Flaw flaw(String customerId) {
        return identities.flaw(customerId);
    }

    public Read forEach(Sink sink) {
        try (InputStream in = open()) {
            String beginning = beginning(in);
            if (isTable(beginning)) {
                return new TableReader(path, today, endings ? lastPeriods() : null).read(in, sink);
            }
            return new EntryScanner(sink).read(in);
        } catch (NoSuchFileException missing) {
            throw new CommandFailed("There is no file " + path + ".", missing);
        } catch (IOException failed) {
            throw new CommandFailed(path + " cannot be read: " + failed.getMessage() + ".", failed);
        }
    }

    private LastPeriods lastPeriods() throws IOException {
        var periods = new LastPeriods();
        try (InputStream in = open()) {
            beginning(in);
            new TableReader(path, today, null).addTo(periods, in);
        }
        return periods;
    }

    private InputStream open() throws IOException {
        if (Files.isDirectory(path)) {
            throw new CommandFailed(path + " is a folder, not a file.");
        }
        InputStream raw = new BufferedInputStream(Files.newInputStream(path), 64 * 1024);
        raw.mark(2);
        boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
        raw.reset();
        return gzip ? new BufferedInputStream(new GZIPInputStream(raw, 64 * 1024), 64 * 1024) : raw;
    }

    /** What the file begins with; a byte order mark is taken away, everything else stays unread. */
    private String beginning(InputStream in) throws IOException {
        in.mark(BEGINNING);
        byte[] bytes = in.readNBytes(BEGINNING);
        in.reset();
        refuseBinary(bytes);
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.startsWith("\uFEFF")) {
            in.skipNBytes(3);
            return text.substring(1);
        }
        return text;
    }

    /** A text has no zero byte in it; a spreadsheet's own file has, and so has UTF-16. */
    private void refuseBinary(byte[] beginning) {
        for (byte each : beginning) {
            if (each == 0) {
                throw new CommandFailed(
                        path + " is not text in UTF-8: it is the file of a spreadsheet or another program, or"
                                + " text in UTF-16. Save it as CSV in UTF-8.");
            }
        }
    }

    private static boolean isTable(String beginning) {
        String header =
                beginning.lines().findFirst().orElse("").replace("\"", "").strip();
        return header.toLowerCase(Locale.ROOT).startsWith("customerid");
    }
}
