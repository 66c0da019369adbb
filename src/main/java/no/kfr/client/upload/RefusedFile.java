package no.kfr.client.upload;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no.kfr.client.file.AtomicCsv;
import no.kfr.client.file.EntryFile;
import no.kfr.identity.Flaw;
import no.kfr.identity.ShownText;
import no.kfr.refusal.Code;

/** The refused entries of all parts, each with its place in the institution's own file. */
public final class RefusedFile {

    private static final int KEPT = 100;

    private RefusedFile() {}

    /** A part, and its report as the register gave it. */
    public record Reported(FilePart part, Path report) {}

    /** @return how many entries are in it */
    public static long write(Path to, PartsFolder folder, List<Reported> reports) {
        return writing(to, csv -> {
            long written = 0;
            for (Reported reported : reports) {
                written += copy(folder, reported, csv);
            }
            return written;
        });
    }

    public static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ".refused.csv");
    }

    /** Entries that cannot be sent, since no customer can be read from them. */
    public static void writeUnreadable(Path to, EntryFile file) {
        writing(
                to,
                csv -> file.forEachPlaced((entry, length, position, line, column) -> {
                    Flaw flaw = file.flaw(FileSplitter.customerId(entry, length));
                    if (flaw != null) {
                        csv.writeRecord(
                                Integer.toString(position),
                                ShownText.ofCell(new String(entry, 0, Math.min(length, KEPT), StandardCharsets.UTF_8)),
                                "refused",
                                Code.INVALID_CUSTOMER_ID.id(),
                                flaw.rule(),
                                Long.toString(line),
                                Integer.toString(column));
                    }
                }));
    }

    private static <T> T writing(Path to, AtomicCsv.Work<T> work) {
        return AtomicCsv.replace(to, csv -> {
            csv.writeRecord("position", "entry", "outcome", "code", "rule", "line", "column");
            return work.writeTo(csv);
        });
    }

    private static long copy(PartsFolder folder, Reported reported, CsvWriter csv) throws IOException {
        long copied = 0;
        try (PartsFolder.Positions positions =
                        folder.openPositions(reported.part().number());
                CsvReader<NamedCsvRecord> report = CsvReader.builder().ofNamedCsvRecord(reported.report())) {
            for (NamedCsvRecord row : report) {
                long entry = Long.parseLong(row.getField("position"));
                // behind the file's entries stand those whom a snapshot ends
                PartsFolder.Place place = entry <= reported.part().entries() ? positions.of(entry) : null;
                csv.writeRecord(
                        place == null ? "" : Integer.toString(place.position()),
                        ShownText.ofCell(row.getField("entry")),
                        ShownText.ofCell(row.getField("outcome")),
                        ShownText.ofCell(row.getField("code")),
                        ShownText.ofCell(row.getField("rule")),
                        place == null ? "" : Integer.toString(place.line()),
                        place == null ? "" : Integer.toString(place.column()));
                copied++;
            }
        } finally {
            Files.deleteIfExists(reported.report());
        }
        return copied;
    }
}
