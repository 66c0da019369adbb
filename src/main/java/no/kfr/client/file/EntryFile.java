package no.kfr.client.file;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import no.kfr.client.file.Taken.Kind;
import no.kfr.identity.Flaw;
import no.kfr.identity.IdentityRule;
import no.kfr.terminal.CommandFailed;
import org.jspecify.annotations.Nullable;

/**
 * An institution's file, plain or gzip: either entries ({@code id#date#ownershipType}) between commas and line breaks, or a table as
 * {@code kfr extract} writes it, known by its header. Both are read as entries, one at a time.
 */
public final class EntryFile {

    private static final Pattern SEPARATOR = Pattern.compile("\"?sep=[,;\\t|]\"?\\r?\\n", Pattern.CASE_INSENSITIVE);

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

    /** Takes entries, and where each stands. */
    public interface PlacedSink {
        /**
         * @param line from 1
         * @param column of the entry's first letter, or the number of the field in a table; from 1
         */
        void take(byte[] entry, int length, int position, long line, int column);
    }

    /**
     * What was read.
     *
     * @param passedOver rows of a table that do not concern the mode
     * @param taken what was meant otherwise than it was written
     */
    public record Read(int entries, int passedOver, boolean table, Taken taken) {}

    public Path path() {
        return path;
    }

    /** Whether this is a customer whom a register may take. */
    public @Nullable Flaw flaw(String customerId) {
        return identities.flaw(customerId);
    }

    public Read forEach(Sink sink) {
        return forEachPlaced((entry, length, position, line, column) -> sink.take(entry, length, position));
    }

    public Read forEachPlaced(PlacedSink sink) {
        Taken taken = new Taken();
        Tidying tidying = new Tidying(identities, taken);
        try (TextSource source = TextSource.open(path, taken)) {
            Optional<TableReader.Form> table = table(source, taken);
            if (table.isPresent()) {
                LastPeriods periods = endings ? lastPeriods() : null;
                return new TableReader(table.get(), tidying, taken, periods).read(source.content(), sink);
            }
            return new EntryScanner(sink, tidying, taken).read(source.content());
        } catch (NoSuchFileException missing) {
            throw new CommandFailed("There is no file " + path + ".", missing);
        } catch (IOException failed) {
            throw new CommandFailed(path + " cannot be read: " + failed.getMessage() + ".", failed);
        }
    }

    private LastPeriods lastPeriods() throws IOException {
        var periods = new LastPeriods();
        Taken said = new Taken();
        try (TextSource source = TextSource.open(path, said)) {
            var form = table(source, said).orElseThrow(() -> new IOException("it was changed while it was read"));
            new TableReader(form, new Tidying(identities, said), said, null).addTo(periods, source.content());
        }
        return periods;
    }

    /** Where the first line names columns. A line of a spreadsheet that names the separator is gone when this returns. */
    private Optional<TableReader.Form> table(TextSource source, Taken taken) throws IOException {
        String beginning = source.beginning();
        var separator = SEPARATOR.matcher(beginning);
        if (separator.lookingAt()) {
            taken.add(Kind.SEPARATOR, 1);
            source.content().skipNBytes(separator.end());
            beginning = beginning.substring(separator.end());
        }
        Optional<TableHeader> header =
                TableHeader.of(beginning.lines().findFirst().orElse(""));
        header.ifPresent(found -> check(found, taken));
        if (source.windows() && header.isPresent()) {
            taken.add(Kind.WINDOWS, 1);
        }
        Charset charset = source.windows() ? TextSource.WINDOWS : StandardCharsets.UTF_8;
        return header.map(found -> new TableReader.Form(path, today, found, charset));
    }

    private void check(TableHeader header, Taken taken) {
        if (!header.unknown().isEmpty() || header.repeats()) {
            throw new CommandFailed(path + " begins like a table, but its header is not made of " + TableHeader.CUSTOMER
                    + ", " + TableHeader.START + ", " + TableHeader.END + " and " + TableHeader.OWNERSHIP
                    + ", or their Norwegian names, each once. Take out or rename the columns " + header.surplus()
                    + ".");
        }
        if (header.national()) {
            taken.add(Kind.NATIONAL_HEADER, 1);
        }
        if (header.separator() != ',') {
            taken.add(Kind.OTHER_SEPARATOR, 1);
        }
    }
}
