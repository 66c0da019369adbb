package no.kfr.bulkload.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import no.kfr.TestNumbers;
import no.kfr.bulkload.BenchmarkFile;
import no.kfr.bulkload.batch.BatchMode;
import no.kfr.bulkload.entry.Chunk;
import no.kfr.bulkload.entry.PackedEntry;
import no.kfr.identity.IdentityRule;
import no.kfr.refusal.Refused;

/** What holds for any content at all. */
class ContentReaderTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Property
    void gives_every_entry_that_is_not_blank_a_place(@ForAll("hostile") String text) throws IOException {
        EntryList entries = read(text.getBytes(StandardCharsets.UTF_8));

        long wanted = Arrays.stream(text.split("[,\r\n\u001a]"))
                .filter(piece -> !piece.replaceAll("[ \t\\p{Zs}\\p{Zl}\\p{Zp}\\p{Cf}]", "")
                        .isEmpty())
                .count();
        assertThat(entries.entries()).isEqualTo((int) wanted);
        assertThat(places(entries, 3)).hasSize(entries.entries());
    }

    @Property
    void refuses_what_is_not_utf_8(@ForAll byte[] bytes) throws IOException {
        boolean valid = true;
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException malformed) {
            valid = false;
        }
        if (valid) {
            read(bytes);
        } else {
            assertThatExceptionOfType(Refused.class).isThrownBy(() -> read(bytes));
        }
    }

    @Property
    void packs_and_unpacks(@ForAll("lines") List<String> lines) throws IOException {
        EntryList entries = read(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));

        String[] found = new String[lines.size()];
        long[] last = {-1};
        entries.forEachChunk(2, chunk -> {
            Chunk unpacked = Chunk.unpack(chunk.pack());
            for (int i = 0; i < unpacked.size(); i++) {
                found[unpacked.position(i) - 1] = PackedEntry.text(unpacked.customer(i), unpacked.terms()[i]);
                assertThat(unpacked.places()[i]).isGreaterThan(last[0]);
                last[0] = unpacked.places()[i];
            }
        });
        assertThat(found).containsExactlyElementsOf(lines);
    }

    @Property
    void sorts_customers_as_text_does(@ForAll("ids") String one, @ForAll("ids") String other) {
        assertThat(Integer.signum(Long.compare(PackedEntry.customer(one), PackedEntry.customer(other))))
                .isEqualTo(Integer.signum(one.compareTo(other)));
        assertThat(PackedEntry.customerId(PackedEntry.customer(one))).isEqualTo(one);
    }

    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> pieces = Arbitraries.of(
                ",",
                "\n",
                "\r",
                "#",
                " ",
                "\t",
                "\u00a0",
                "\uFEFF",
                "2024-01-01",
                "primaryOwner",
                "é",
                "\0",
                "😀",
                "9".repeat(500),
                "922203687",
                "01010112345");
        return pieces.list().ofMaxSize(30).map(all -> String.join("", all));
    }

    @Provide
    Arbitrary<String> ids() {
        Arbitrary<Long> persons = Arbitraries.longs().between(0, 99_999_999_999L);
        Arbitrary<Long> organisations = Arbitraries.longs().between(0, 999_999_999L);
        return Arbitraries.oneOf(persons.map(BenchmarkFile::id), organisations.map("%09d"::formatted));
    }

    @Provide
    Arbitrary<List<String>> lines() {
        Arbitrary<String> customers = Arbitraries.create(TestNumbers::customer).map(each -> each.value());
        Arbitrary<String> dates = Arbitraries.integers()
                .between(0, 82_000)
                .map(days -> "#" + LocalDate.of(1800, 1, 1).plusDays(days));
        Arbitrary<String> ownerships = Arbitraries.of("", "#primaryOwner", "#notPrimaryOwner", "#unknown");
        Arbitrary<String> rest = Arbitraries.oneOf(
                Arbitraries.just(""), Combinators.combine(dates, ownerships).as(String::concat));
        return Combinators.combine(customers, rest)
                .as(String::concat)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    private static List<Long> places(EntryList entries, int size) {
        List<Long> places = new ArrayList<>();
        entries.forEachChunk(size, chunk -> {
            for (long place : chunk.places()) {
                places.add(place);
            }
        });
        for (int i = 0; i < entries.unreadable(); i++) {
            places.add(-1L);
        }
        return places;
    }

    private static EntryList read(byte[] content) throws IOException {
        EntryList entries = new EntryList(1);
        new ContentReader(new EntryReader(BatchMode.REGISTER, null, IdentityRule.ofAnyRegister(TODAY), TODAY, entries))
                .read(new ByteArrayInputStream(content));
        entries.close(BatchMode.REGISTER);
        return entries;
    }
}
