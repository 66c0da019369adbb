package no.kfr.client.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Iterator;
import no.kfr.client.file.Taken.Kind;
import no.kfr.identity.DateText;
import no.kfr.terminal.CommandFailed;
import org.jspecify.annotations.Nullable;

/** Reads a table with the columns that an extract has: the rows that go on, or the ends of those who are
 * customers no longer, as entries. */
final class TableReader {

    private final Path path;
    private final LocalDate today;
    private final TableHeader header;
    private final Charset charset;
    private final Tidying tidying;
    private final Taken taken;
    private final @Nullable LastPeriods endings;

    /** What is the same in every pass over a file. */
    record Form(Path path, LocalDate today, TableHeader header, Charset charset) {}

    /** @param endings where the rows that have ended are read, those that count; {@code null}: the rows that go on are read */
    TableReader(Form form, Tidying tidying, Taken taken, @Nullable LastPeriods endings) {
        this.path = form.path();
        this.today = form.today();
        this.header = form.header();
        this.charset = form.charset();
        this.tidying = tidying;
        this.taken = taken;
        this.endings = endings;
    }

    EntryFile.Read read(InputStream in, EntryFile.PlacedSink sink) throws IOException {
        int[] entries = {0};
        int rows = forEach(in, (row, number) -> {
            String entry = entry(row);
            if (entry != null && !entry.isBlank()) {
                byte[] bytes = whole(entry);
                sink.take(bytes, bytes.length, number, row.line(), header.column(TableHeader.CUSTOMER) + 1);
                entries[0]++;
            }
        });
        return new EntryFile.Read(entries[0], rows - entries[0], true, taken);
    }

    /** All periods of the customers whose ids can be read. */
    void addTo(LastPeriods periods, InputStream in) throws IOException {
        forEach(in, (row, number) -> {
            long customer = CustomerKey.of(row.customer());
            String end = row.end();
            LocalDate ended = ended(end);
            if (customer != CustomerKey.NONE && (ended != null || goesOn(end))) {
                periods.add(customer, ended);
            }
        });
        periods.sort();
    }

    private record Row(String customer, String start, String end, String ownership, long line) {}

    private interface RowSink {
        void take(Row row, int number);
    }

    /** @return how many there are */
    private int forEach(InputStream in, RowSink each) throws IOException {
        int rows = 0;
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(header.separator())
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(new VisibleReader(new InputStreamReader(in, charset), taken))) {
            Iterator<CsvRecord> all = csv.iterator();
            boolean first = true;
            for (CsvRecord row = next(all); row != null; row = next(all)) {
                // joined files have the second one's header among the rows
                if (first || header.isSaidBy(row.getFields())) {
                    if (!first) {
                        taken.add(Kind.REPEATED_HEADER, row.getStartingLineNumber());
                    }
                    first = false;
                    continue;
                }
                checkFields(row);
                each.take(values(row), ++rows);
            }
        }
        return rows;
    }

    private void checkFields(CsvRecord row) {
        if (row.getFieldCount() != header.columns().size()) {
            throw new CommandFailed(path + ", line " + row.getStartingLineNumber() + ": " + row.getFieldCount()
                    + " fields under a header of " + header.columns().size() + ".");
        }
    }

    private Row values(CsvRecord row) {
        long line = row.getStartingLineNumber();
        return new Row(
                tidying.customer(field(row, TableHeader.CUSTOMER), line),
                tidying.date(field(row, TableHeader.START), line),
                tidying.date(field(row, TableHeader.END), line),
                tidying.value(field(row, TableHeader.OWNERSHIP), line),
                line);
    }

    private @Nullable CsvRecord next(Iterator<CsvRecord> rows) throws IOException {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (UncheckedIOException brokenOff) {
            throw new IOException(brokenOff.getMessage(), brokenOff);
        } catch (CsvParseException wrong) {
            throw new CommandFailed(path + " is not a table as CSV has it: " + wrong.getMessage() + ".", wrong);
        }
    }

    private @Nullable String entry(Row row) {
        if (endings != null) {
            return counts(endings, row.customer(), row.end()) ? row.customer() + '#' + row.end() : null;
        }
        if (!goesOn(row.end())) {
            return null;
        }
        if (row.ownership().isEmpty()) {
            return row.start().isEmpty() ? row.customer() : row.customer() + '#' + row.start();
        }
        // no entry has an ownership without a date; one that is left out means today
        return row.customer() + '#' + (row.start().isEmpty() ? today : row.start()) + '#' + row.ownership();
    }

    /** A customer who has come back is not ended anew; what cannot be read is for the register to refuse. */
    private boolean counts(LastPeriods periods, String customer, String end) {
        if (goesOn(end)) {
            return false;
        }
        long key = CustomerKey.of(customer);
        LocalDate ended = ended(end);
        return key == CustomerKey.NONE || ended == null || periods.isLast(key, ended);
    }

    private boolean goesOn(String end) {
        return end.isEmpty() || end.compareTo(today.toString()) > 0;
    }

    private @Nullable LocalDate ended(String end) {
        return goesOn(end) ? null : DateText.read(end);
    }

    private String field(CsvRecord row, String name) {
        int column = header.column(name);
        return column < 0 ? "" : row.getField(column);
    }

    /** A separator within a field would make two entries of one. */
    private static byte[] whole(String entry) {
        return entry.replace(',', ' ').replace('\n', ' ').replace('\r', ' ').getBytes(StandardCharsets.UTF_8);
    }
}
