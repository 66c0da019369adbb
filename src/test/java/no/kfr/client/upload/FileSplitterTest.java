package no.kfr.client.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import no.kfr.client.file.CustomerKey;
import no.kfr.client.file.CustomerRanges.Range;
import no.kfr.client.file.EntryFile;

class FileSplitterTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Property(tries = 60)
    void parts_in_order_joined_are_the_file(
            @ForAll("entries") List<String> entries, @ForAll @IntRange(min = 40, max = 300) int partSize)
            throws IOException {
        try (var split = new Split(entries)) {
            var parts = split.by(partSize).inOrder().parts();

            List<String> joined = new ArrayList<>();
            for (FilePart part : parts) {
                List<String> content = split.content(part);
                assertThat(content).hasSize(part.entries()).isNotEmpty();
                assertThat(String.join("\n", content).length() + 1).isLessThanOrEqualTo(partSize);
                joined.addAll(content);
            }
            assertThat(joined).isEqualTo(entries);
        }
    }

    @Property(tries = 25)
    void parts_of_a_snapshot_cover_every_customer_exactly_once(
            @ForAll("entries") List<String> entries, @ForAll("customers") List<String> missing) throws IOException {
        try (var split = new Split(entries)) {
            var parts = split.by(200).byCustomer().parts();

            if (parts.size() == 1) {
                assertThat(parts.getFirst().range()).isNull();
                return;
            }
            Stream.concat(missing.stream(), Stream.of("000000000", "00000000000", "999999999", "99999999999"))
                    .forEach(customer -> assertThat(parts.stream().filter(part -> holds(part, customer)))
                            .as(customer)
                            .hasSize(1));
            for (FilePart part : parts) {
                assertThat(split.content(part)).hasSize(part.entries()).isNotEmpty();
                assertThat(split.content(part)).allMatch(entry -> holds(part, id(entry)));
            }
            assertThat(parts.stream().mapToInt(FilePart::entries).sum()).isEqualTo(entries.size());
        }
    }

    @Property(tries = 25)
    void every_entry_of_a_part_is_known_by_its_place_in_the_file(@ForAll("entries") List<String> entries)
            throws IOException {
        try (var split = new Split(entries)) {
            for (FilePart part : split.by(200).byCustomer().parts()) {
                List<String> content = split.content(part);
                try (var positions = new DataInputStream(Files.newInputStream(split.folder.positions(part.number())))) {
                    for (String entry : content) {
                        assertThat(entries.get(positions.readInt() - 1)).isEqualTo(entry);
                        positions.skipNBytes(2 * Integer.BYTES);
                    }
                    assertThat(positions.read()).isEqualTo(-1);
                }
            }
        }
    }

    @Property(tries = 200)
    void keys_are_in_the_order_of_the_ids_as_text(@ForAll("customer") String one, @ForAll("customer") String other) {
        assertThat(Long.signum(CustomerKey.of(one) - CustomerKey.of(other)))
                .isEqualTo(Integer.signum(one.compareTo(other)));
        assertThat(CustomerKey.text(CustomerKey.of(one))).isEqualTo(one);
        assertThat(CustomerKey.of(one)).isLessThan(1L << CustomerKey.BITS);
    }

    @Provide
    Arbitrary<String> customer() {
        Arbitrary<String> anywhere = Arbitraries.strings().numeric().ofLength(9);
        Arbitrary<String> close = Arbitraries.strings().numeric().ofLength(4).map(tail -> "31001" + tail);
        Arbitrary<String> tail = Arbitraries.of("", "", "00", "01", "99");
        return Combinators.combine(Arbitraries.oneOf(anywhere, close), tail).as((head, end) -> head + end);
    }

    @Provide
    Arbitrary<List<String>> customers() {
        return customer().list().ofMinSize(20).ofMaxSize(40);
    }

    @Provide
    Arbitrary<List<String>> entries() {
        Arbitrary<String> rest = Arbitraries.of("", "#2019-11-08", "#2019-11-08#primaryOwner");
        return Combinators.combine(customer(), rest)
                .as((customer, end) -> customer + end)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    /** As the register understands a range, prefixes included. */
    private static boolean holds(FilePart part, String customer) {
        Range range = Objects.requireNonNull(part.range());
        return customer.compareTo(range.from()) >= 0
                && (customer.compareTo(range.to()) <= 0 || customer.startsWith(range.to()));
    }

    private static String id(String entry) {
        return entry.contains("#") ? entry.substring(0, entry.indexOf('#')) : entry;
    }

    /** A file and its parts, in a folder of their own. */
    private static final class Split implements AutoCloseable {

        private final Path home = Files.createTempDirectory("kfr-split");
        private final Path file = home.resolve("customers.csv");
        private final PartsFolder folder;

        Split(List<String> entries) throws IOException {
            Files.writeString(file, String.join(",", entries));
            folder = PartsFolder.of(file);
        }

        FileSplitter by(long partSize) {
            return new FileSplitter(new EntryFile(file, false, TODAY), folder, partSize);
        }

        List<String> content(FilePart part) throws IOException {
            try (var in = new GZIPInputStream(Files.newInputStream(folder.content(part.number())))) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
            }
        }

        @Override
        public void close() throws IOException {
            folder.remove();
            Files.delete(file);
            Files.delete(home);
        }
    }
}
