package no.kfr.access.mandate;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import no.kfr.access.LegalMandate;
import no.kfr.rights.InputRefused;
import no.kfr.rights.InputRefused.Problem;

/** Reads and writes {@code legal-mandates.csv}: semicolons, UTF-8, one header line. */
final class MandatesCsv {

    private static final List<String> WITH_ALIASES = MandateFields.Column.heads();
    /** Those without aliases, which may be left out. */
    private static final List<String> COLUMNS = WITH_ALIASES.subList(0, WITH_ALIASES.size() - 1);

    private final List<Problem> problems = new ArrayList<>();
    private final List<LegalMandate> mandates = new ArrayList<>();
    private final Map<MandateKey, Integer> lines = new HashMap<>();

    private MandatesCsv() {}

    /** @throws InputRefused with every problem of the file */
    static List<LegalMandate> read(String csv) {
        var reading = new MandatesCsv();
        String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
        reading.records(reading.split(text));
        if (!reading.problems.isEmpty()) {
            throw new InputRefused(reading.problems);
        }
        return reading.mandates;
    }

    /** The column of aliases only when there are any: then the file is as it came. */
    static String write(List<LegalMandate> mandates) {
        boolean aliases =
                mandates.stream().anyMatch(mandate -> !mandate.aliases().isEmpty());
        List<String> header = aliases ? WITH_ALIASES : COLUMNS;
        var text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(';')
                .lineDelimiter(LineDelimiter.LF)
                .build(text)) {
            csv.writeRecord(header);
            mandates.forEach(
                    mandate -> csv.writeRecord(MandateFields.of(mandate).all().subList(0, header.size())));
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return text.toString();
    }

    /** As far as it is CSV at all. */
    private List<CsvRecord> split(String text) {
        var records = new ArrayList<CsvRecord>();
        Iterator<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(';')
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(text)
                .iterator();
        try {
            csv.forEachRemaining(records::add);
        } catch (CsvParseException notCsv) {
            long line = records.isEmpty() ? 1 : records.getLast().getStartingLineNumber() + 1;
            problems.add(new Problem((int) line, "not CSV: a quote that is not closed, or in the middle of a field"));
        }
        return records;
    }

    private void records(List<CsvRecord> records) {
        if (records.isEmpty()) {
            problems.add(new Problem(1, "the file is empty; its first line is " + String.join(";", COLUMNS)));
            return;
        }
        List<String> header = records.getFirst().getFields();
        if (!header.equals(COLUMNS) && !header.equals(WITH_ALIASES)) {
            problems.add(
                    new Problem(1, "the first line is " + String.join(";", COLUMNS) + " (and, if needed, aliases)"));
            return;
        }
        records.subList(1, records.size()).forEach(record -> line(record, header.size()));
    }

    private void line(CsvRecord record, int columns) {
        int line = (int) record.getStartingLineNumber();
        if (record.getFieldCount() != columns) {
            problems.add(new Problem(line, record.getFieldCount() + " fields instead of " + columns));
            return;
        }
        MandateFields fields = MandateFields.of(record.getFields());
        List<String> wrong = fields.problems();
        wrong.forEach(reason -> problems.add(new Problem(line, reason)));
        if (!wrong.isEmpty()) {
            return;
        }
        LegalMandate mandate = fields.mandate();
        Integer first = lines.putIfAbsent(MandateKey.of(mandate), line);
        if (first != null) {
            problems.add(new Problem(line, MandateCheck.SAME_AS + "line " + first));
        }
        mandates.add(mandate);
    }
}
