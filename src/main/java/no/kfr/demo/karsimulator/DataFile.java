package no.kfr.demo.karsimulator;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.kfr.demo.karsimulator.SimulatedData.Institution;
import no.kfr.demo.karsimulator.SimulatedData.Relationship;
import no.kfr.terminal.CommandFailed;
import org.jspecify.annotations.Nullable;

/**
 * Reads the simulator's data, separated by semicolons, a kind of line first:
 *
 * <pre>
 * # relationship;customer;institution;bankName;from;to (empty: still);activeAccount;ownershipType
 * relationship;14838512470;310022330;Fjordbanken Demo;2018-05-01;;true;primaryOwner
 * # account;account number;institution;bankName
 * account;12340000038;310022330;Fjordbanken Demo
 * # fault;customer or account number;fault
 * fault;16858399649;silent
 * </pre>
 */
public final class DataFile {

    private static final Set<String> OWNERSHIP = Set.of("primaryOwner", "notPrimaryOwner", "unknown");
    private static final Set<String> TRUTH = Set.of("true", "false");

    private final List<Relationship> relationships = new ArrayList<>();
    private final Map<String, Institution> providers = new HashMap<>();
    private final Map<String, Fault> faults = new HashMap<>();

    private DataFile() {}

    /** @throws CommandFailed that names the first line that cannot be read */
    public static SimulatedData read(String text) {
        var file = new DataFile();
        try (CsvReader<CsvRecord> lines = CsvReader.builder()
                .fieldSeparator(';')
                .commentStrategy(CommentStrategy.SKIP)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text)) {
            lines.forEach(file::add);
        } catch (java.io.IOException | CsvParseException broken) {
            throw new CommandFailed("The simulator's data cannot be read as CSV with semicolons.", broken);
        }
        return new SimulatedData(file.relationships, file.providers, file.faults);
    }

    private void add(CsvRecord line) {
        try {
            switch (line.getField(0)) {
                case "relationship" -> relationships.add(relationship(line));
                case "account" -> providers.put(field(line, 1, 4), institution(line, 2));
                case "fault" ->
                    faults.put(field(line, 1, 3), Fault.named(line.getField(2)).orElseThrow());
                default -> throw new IllegalArgumentException();
            }
        } catch (RuntimeException wrong) {
            throw new CommandFailed(
                    "Line " + line.getStartingLineNumber() + " of the simulator's data is none of:"
                            + " relationship;customer;institution;bankName;from;to;activeAccount;ownershipType |"
                            + " account;number;institution;bankName | fault;customer or account;fault. Dates are as"
                            + " 2026-01-31, faults are " + Fault.words() + ".",
                    wrong);
        }
    }

    private static Relationship relationship(CsvRecord line) throws DateTimeException {
        String active = line.getField(6);
        String ownership = line.getField(7);
        if (!TRUTH.contains(active) || !OWNERSHIP.contains(ownership)) {
            throw new IllegalArgumentException();
        }
        @Nullable LocalDate to = line.getField(5).isEmpty() ? null : LocalDate.parse(line.getField(5));
        return new Relationship(
                field(line, 1, 8),
                institution(line, 2),
                LocalDate.parse(line.getField(4)),
                to,
                Boolean.parseBoolean(active),
                ownership);
    }

    private static Institution institution(CsvRecord line, int first) {
        return new Institution(line.getField(first), line.getField(first + 1));
    }

    private static String field(CsvRecord line, int index, int count) {
        if (line.getFieldCount() != count) {
            throw new IllegalArgumentException();
        }
        return line.getField(index);
    }
}
