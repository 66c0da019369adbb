package no.kfr.bulkload.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.kfr.bulkload.entry.Chunk;
import no.kfr.bulkload.entry.PackedEntry;
import no.kfr.register.bulk.BulkEntry;
import no.kfr.register.period.Ownership;
import no.kfr.soap.cost.Growth;
import no.kfr.soap.cost.Retained;
import org.junit.jupiter.api.Test;

/** What a chunk costs before the register is asked, when a sender repeats one customer without end. */
class ChunkCostTest {

    private static final LocalDate DAY = LocalDate.of(2024, 1, 1);

    @Test
    void one_customer_named_eight_times_as_often_costs_eight_times_as_much() throws Exception {
        Growth.of("entries of one customer", 50_000, ChunkCostTest::oneCustomer)
                .handledBy(chunk -> ChunkWork.leaders(chunk, new ArrayList<>()))
                .growsWithSize();
    }

    @Test
    void one_customer_named_many_times_is_one_entry_with_the_earliest_start() {
        List<BulkEntry> entries = new ArrayList<>();

        int[] leaders = ChunkWork.leaders(oneCustomer(1000), entries);

        assertThat(leaders).containsOnly(0);
        assertThat(entries).singleElement().extracting(BulkEntry::date).isEqualTo(DAY);
    }

    @Test
    void nothing_of_a_thousand_stays() throws Exception {
        Retained.requireNothing(
                Stream.of(Growth.of("entries of one customer", 50_000, ChunkCostTest::oneCustomer)),
                chunk -> ChunkWork.leaders(chunk, new ArrayList<>()));
    }

    private static Chunk oneCustomer(int size) {
        long[] places = new long[size];
        int[] terms = new int[size];
        for (int i = 0; i < size; i++) {
            places[i] = PackedEntry.place(PackedEntry.customer("917439389"), i + 1);
            terms[i] = PackedEntry.terms(DAY.plusDays(i % 7), Ownership.UNKNOWN, DAY);
        }
        return new Chunk(places, terms);
    }
}
