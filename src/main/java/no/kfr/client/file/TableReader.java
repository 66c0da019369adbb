package no.kfr.client.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import no.kfr.terminal.Blanks;
import no.kfr.terminal.CommandFailed;
import org.jspecify.annotations.Nullable;

/** Reads a table with the columns that an extract has: the rows that go on, or the ends of those who are
 * customers no longer, as entries. */
final class TableReader {

    private static final String CUSTOMER = "customerId";
    private static final String START = "startDate";
    private static final String END = "endDate";
    private static final String OWNERSHIP = "ownershipType";

    private final Path path;
    private final LocalDate today;
    private final @Nullable LastPeriods endings;
    private boolean hasStart;
    private boolean hasEnd;
    private boolean hasOwnership;

    /** @param endings where the rows that have ended are read, those that count; {@code null}: the rows that go on are read */
    TableReader(Path path, LocalDate today, @Nullable LastPeriods endings) {
        this.path = path;
        this.today = today;
        this.endings = endings;
    }

    EntryFile.Read read(InputStream in, EntryFile.Sink sink) throws IOException {
        int[] entries = {0};
        int rows = forEach(in, (row, number) -> {
            String entry = entry(row);
            if (entry != null && !entry.isBlank()) {
                byte[] bytes = whole(entry);
                sink.take(bytes, bytes.length, number);
                entries[0]++;
            }
        });
        return new EntryFile.Read(entries[0], rows - entries[0], true);
    }

    /** All periods of the customers whose ids can be read. */
    void addTo(LastPeriods periods, InputStream in) throws IOException {
        forEach(in, (row, number) -> {
            long customer = CustomerKey.of(field(row, CUSTOMER));
            String end = end(row);
            LocalDate ended = ended(end);
            if (customer != CustomerKey.NONE && (ended != null || goesOn(end))) {
                periods.add(customer, ended);
            }
        });
        periods.sort();
    }

    private interface Row {
        void take(NamedCsvRecord row, int number);
    }

    /** @return how many there are */
    private int forEach(InputStream in, Row each) throws IOException {
        int rows = 0;
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Iterator<NamedCsvRecord> all = csv.iterator();
            for (NamedCsvRecord row = next(all); row != null; row = next(all)) {
                if (rows++ == 0) {
                    columns(row.getHeader());
                }
                if (row.getFieldCount() != row.getHeader().size()) {
                    throw new CommandFailed(path + ", line " + row.getStartingLineNumber() + ": " + row.getFieldCount()
                            + " fields under a header of " + row.getHeader().size() + ".");
                }
                each.take(row, rows);
            }
        }
        return rows;
    }

    private @Nullable NamedCsvRecord next(Iterator<NamedCsvRecord> rows) throws IOException {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (UncheckedIOException brokenOff) {
            throw new IOException(brokenOff.getMessage(), brokenOff);
        } catch (CsvParseException wrong) {
            throw new CommandFailed(path + " is not a table as CSV has it: " + wrong.getMessage() + ".", wrong);
        }
    }

    private void columns(List<String> header) {
        List<String> unknown = header.stream()
                .filter(name -> !List.of(CUSTOMER, START, END, OWNERSHIP).contains(name))
                .toList();
        if (!unknown.isEmpty() || !header.contains(CUSTOMER)) {
            throw new CommandFailed(path + " begins like a table, but its header is not made of " + CUSTOMER + ", "
                    + START + ", " + END + " and " + OWNERSHIP + ", separated by commas.");
        }
        hasStart = header.contains(START);
        hasEnd = header.contains(END);
        hasOwnership = header.contains(OWNERSHIP);
    }

    private @Nullable String entry(NamedCsvRecord row) {
        String customer = field(row, CUSTOMER);
        String end = end(row);
        if (endings != null) {
            return counts(endings, customer, end) ? customer + '#' + end : null;
        }
        if (!goesOn(end)) {
            return null;
        }
        String start = hasStart ? field(row, START) : "";
        String ownership = hasOwnership ? field(row, OWNERSHIP) : "";
        if (ownership.isEmpty()) {
            return start.isEmpty() ? customer : customer + '#' + start;
        }
        // no entry has an ownership without a date; one that is left out means today
        return customer + '#' + (start.isEmpty() ? today : start) + '#' + ownership;
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

    private String end(NamedCsvRecord row) {
        return hasEnd ? field(row, END) : "";
    }

    private boolean goesOn(String end) {
        return end.isEmpty() || end.compareTo(today.toString()) > 0;
    }

    private @Nullable LocalDate ended(String end) {
        try {
            return goesOn(end) ? null : LocalDate.parse(end);
        } catch (DateTimeException noDate) {
            return null;
        }
    }

    private static String field(NamedCsvRecord row, String name) {
        return Blanks.strip(row.getField(name));
    }

    /** A separator within a field would make two entries of one. */
    private static byte[] whole(String entry) {
        return entry.replace(',', ' ').replace('\n', ' ').replace('\r', ' ').getBytes(StandardCharsets.UTF_8);
    }
}
