package no.kfr.cli.files;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import no.kfr.cli.CommandFailed;
import org.jspecify.annotations.Nullable;

/** Reads a table with the columns that an extract has: the rows that go on, or those that have ended, as entries. */
final class TableReader {

    private static final String CUSTOMER = "customerId";
    private static final String START = "startDate";
    private static final String END = "endDate";
    private static final String OWNERSHIP = "ownershipType";

    private final Path path;
    private final boolean endings;
    private final String today;
    private boolean hasStart;
    private boolean hasEnd;
    private boolean hasOwnership;

    TableReader(Path path, boolean endings, LocalDate today) {
        this.path = path;
        this.endings = endings;
        this.today = today.toString();
    }

    EntryFile.Read read(InputStream in, EntryFile.Sink sink) throws IOException {
        int entries = 0;
        int rows = 0;
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (NamedCsvRecord row : csv) {
                if (rows++ == 0) {
                    columns(row.getHeader());
                }
                String entry = entry(row);
                if (entry != null && !entry.isBlank()) {
                    byte[] bytes = whole(entry);
                    sink.take(bytes, bytes.length, rows);
                    entries++;
                }
            }
        }
        return new EntryFile.Read(entries, rows - entries, true);
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
        if (row.getFieldCount() != row.getHeader().size()) {
            throw new CommandFailed(path + ", line " + row.getStartingLineNumber() + ": " + row.getFieldCount()
                    + " fields under a header of " + row.getHeader().size() + ".");
        }
        String customer = row.getField(CUSTOMER).strip();
        String end = hasEnd ? row.getField(END).strip() : "";
        boolean ended = !end.isEmpty() && end.compareTo(today) <= 0;
        if (endings) {
            return ended ? customer + '#' + end : null;
        }
        if (ended) {
            return null;
        }
        String start = hasStart ? row.getField(START).strip() : "";
        String ownership = hasOwnership ? row.getField(OWNERSHIP).strip() : "";
        if (ownership.isEmpty()) {
            return start.isEmpty() ? customer : customer + '#' + start;
        }
        // no entry has an ownership without a date; one that is left out means today
        return customer + '#' + (start.isEmpty() ? today : start) + '#' + ownership;
    }

    /** A separator within a field would make two entries of one. */
    private static byte[] whole(String entry) {
        return entry.replace(',', ' ').replace('\n', ' ').replace('\r', ' ').getBytes(StandardCharsets.UTF_8);
    }
}
