package no.kfr.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.kfr.TestNumbers;

/** A customer base at random, as a file with some lines among it that are to be refused. */
final class CustomerFileWithErrors {

    private static final List<String> OWNERSHIPS = List.of("unknown", "notPrimaryOwner", "primaryOwner");

    private final Random random;
    private final TreeMap<String, String> customers = new TreeMap<>();
    private final TreeMap<Integer, String> broken = new TreeMap<>();

    CustomerFileWithErrors(Random random) {
        this.random = random;
    }

    /** By customer: start and ownership, as a line has them. */
    TreeMap<String, String> customers() {
        return customers;
    }

    /** By position: the line, its outcome and its code. */
    Map<Integer, String> broken() {
        return broken;
    }

    void add(int number) {
        for (int i = 0; i < number; i++) {
            LocalDate start = LocalDate.of(2010, 1, 1).plusDays(random.nextInt(5_000));
            customers.put(TestNumbers.customer().value(), start + "#" + OWNERSHIPS.get(random.nextInt(3)));
        }
    }

    void write(Path file, int errors) throws IOException {
        List<String> lines = new ArrayList<>(lines(customers));
        Collections.shuffle(lines, random);
        Map<String, String> codes = new TreeMap<>();
        for (int i = 0; i < errors; i++) {
            String line = brokenLine(i);
            codes.put(line, i % 3 == 0 ? "KFR-005" : "KFR-010");
            lines.add(random.nextInt(lines.size()), line);
        }
        for (int i = 0; i < lines.size(); i++) {
            String code = codes.get(lines.get(i));
            if (code != null) {
                broken.put(i + 1, lines.get(i) + " refused " + code);
            }
        }
        Files.write(file, lines);
    }

    private static String brokenLine(int number) {
        return switch (number % 3) {
            case 0 -> "nonsense " + number;
            case 1 -> TestNumbers.customer().value() + "#2999-01-01";
            default -> TestNumbers.customer().value() + "#2020-13-01#unknown";
        };
    }

    static List<String> lines(Map<String, String> customers) {
        return customers.entrySet().stream()
                .map(customer -> customer.getKey() + "#" + customer.getValue())
                .toList();
    }

    /** Of an extract, by customer: start and ownership of the relationships that go on. */
    static Map<String, String> open(Path extract) throws IOException {
        return Files.readAllLines(extract).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .filter(row -> row[2].isEmpty())
                .collect(Collectors.toMap(row -> row[0], row -> row[1] + "#" + row[3], (a, b) -> a + b, TreeMap::new));
    }
}
