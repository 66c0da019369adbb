package no.kfr.client.extract;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import no.kfr.client.connect.CallRetry;
import no.kfr.client.file.CustomerKey;
import no.kfr.client.soap.BatchRequests;
import no.kfr.client.soap.RegisterClient;
import no.kfr.contract.upload.ExtractQuery;
import no.kfr.contract.upload.ExtractReply;
import no.kfr.terminal.CommandFailed;
import org.jspecify.annotations.Nullable;

/** An extract as the register gave it, read customer by customer in the order of the ids. */
public final class ExtractFile implements AutoCloseable {

    private final Path file;
    private final CsvReader<NamedCsvRecord> csv;
    private final Iterator<NamedCsvRecord> rows;
    private @Nullable NamedCsvRecord ahead;
    private long read;
    private long last = CustomerKey.NONE;

    private ExtractFile(Path file, CsvReader<NamedCsvRecord> csv) {
        this.file = file;
        this.csv = csv;
        this.rows = csv.iterator();
    }

    /** What is in it. */
    record Content(long rows, long customers, long open) {}

    /**
     * A customer.
     *
     * @param start of the open period, {@code null}: there is none
     * @param ownership of the open period
     * @param ended last day of the last period that has ended, as it stands in the file; empty: none has
     */
    public record Customer(long key, @Nullable LocalDate start, Owner ownership, String ended) {}

    public static ExtractReply fetch(
            RegisterClient client, CallRetry retry, String institution, @Nullable Instant asOf, Path to) {
        return retry.with(() -> {
            ExtractQuery query = BatchRequests.extract(institution);
            query.setAsOf(asOf == null ? null : asOf.atOffset(ZoneOffset.UTC));
            return client.extract(query, to);
        });
    }

    public static ExtractFile open(Path file) {
        try {
            return new ExtractFile(file, CsvReader.builder().ofNamedCsvRecord(file));
        } catch (IOException failed) {
            throw new CommandFailed(file + " cannot be read: " + failed.getMessage() + ".", failed);
        }
    }

    /** Takes away what was fetched only to be read. */
    public static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stuck) {
            throw new CommandFailed(
                    file + ", which holds customer ids, cannot be deleted: " + stuck.getMessage(), stuck);
        }
    }

    /** Reads all of it. */
    static Content check(Path file, long announcedRows) {
        try (ExtractFile extract = open(file)) {
            long customers = 0;
            long open = 0;
            for (Customer next = extract.next(); next != null; next = extract.next()) {
                customers++;
                open += next.start() == null ? 0 : 1;
            }
            if (extract.read != announcedRows) {
                throw extract.damaged("it has " + extract.read + " rows, and " + announcedRows + " were announced");
            }
            return new Content(extract.read, customers, open);
        }
    }

    /** The next customer, with all of its periods; {@code null} at the end. */
    @Nullable
    public Customer next() {
        NamedCsvRecord row = ahead == null ? advance() : ahead;
        if (row == null) {
            return null;
        }
        String id = row.getField("customerId");
        long key = CustomerKey.of(id);
        if (key <= last) {
            throw damaged("it is not in the order of the customer ids");
        }
        last = key;
        LocalDate start = null;
        Owner ownership = Owner.NOT_GIVEN;
        String ended = "";
        for (; row != null && row.getField("customerId").equals(id); row = advance()) {
            String end = row.getField("endDate");
            if (end.isEmpty()) {
                start = date(row.getField("startDate"));
                ownership =
                        Owner.read(row.getField("ownershipType")).orElseThrow(() -> damaged("an ownership is unknown"));
            } else if (end.compareTo(ended) > 0) {
                ended = end;
            }
        }
        ahead = row;
        return new Customer(key, start, ownership, ended);
    }

    private @Nullable NamedCsvRecord advance() {
        try {
            ahead = null;
            if (!rows.hasNext()) {
                return null;
            }
            read++;
            return rows.next();
        } catch (UncheckedIOException failed) {
            throw new CommandFailed(file + " cannot be read: " + failed.getMessage() + ".", failed);
        }
    }

    private LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException wrong) {
            throw damaged("a date is none");
        }
    }

    private CommandFailed damaged(String how) {
        return new CommandFailed("The extract " + file + " cannot be used: " + how + ".");
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException readToTheEnd) {
            // nothing was written
        }
    }
}
