package no.kfr.bulkload.intake;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Predicate;
import no.kfr.bulkload.batch.BatchMode;
import no.kfr.bulkload.entry.Chunk;
import no.kfr.bulkload.entry.EntryRule;
import no.kfr.bulkload.entry.PackedEntry;
import no.kfr.bulkload.entry.RefusedEntries;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;

/** The entries of one batch while it is received: two numbers each, whatever their number. */
final class EntryList {

    private final RefusedEntries refused = new RefusedEntries();
    private long[] places;
    /** By position. */
    private int[] terms;

    private int known;
    private int entries;
    private int unreadable;
    private int duplicates;
    private int contradicted;

    EntryList(int expected) {
        places = new long[expected];
        terms = new int[expected];
    }

    int entries() {
        return entries;
    }

    int refusedCount() {
        return refused.count() + contradicted;
    }

    /** Those among the refused of which not even the customer is known. */
    int unreadable() {
        return unreadable;
    }

    int duplicates() {
        return duplicates;
    }

    RefusedEntries refused() {
        return refused;
    }

    void add(String customer, int entryTerms) {
        place(customer, next(), entryTerms);
    }

    void refuse(EntryRule rule, String text) {
        refused.add(next(), rule, text);
        unreadable++;
    }

    /** Refuses an entry of which the customer is known. */
    void refuse(String customer, EntryRule rule, String text) {
        int position = next();
        refused.add(position, rule, text);
        place(customer, position, PackedEntry.REFUSED);
    }

    /** Sorts, and finds out which entries speak of the same customer. */
    void close(BatchMode mode) {
        Arrays.sort(places, 0, known);
        int to;
        for (int from = 0; from < known; from = to) {
            to = endOfCustomer(from);
            if (to - from > 1) {
                compare(from, to, mode);
            }
        }
    }

    /** All chunks in order; none splits a customer. */
    void forEachChunk(int size, Consumer<Chunk> each) {
        int from = 0;
        while (from < known) {
            int to = endOfCustomer(Math.min(from + size, known) - 1);
            long[] chunkPlaces = Arrays.copyOfRange(places, from, to);
            int[] chunkTerms = new int[to - from];
            for (int i = 0; i < chunkTerms.length; i++) {
                chunkTerms[i] = termsAt(from + i);
            }
            each.accept(new Chunk(chunkPlaces, chunkTerms));
            from = to;
        }
    }

    /** Entries that are not refused and whose date is such. */
    int count(Predicate<LocalDate> dates) {
        int found = 0;
        for (int i = 0; i < known; i++) {
            int own = termsAt(i);
            found += !PackedEntry.isRefused(own) && dates.test(PackedEntry.date(own)) ? 1 : 0;
        }
        return found;
    }

    private void compare(int from, int to, BatchMode mode) {
        int valid = 0;
        boolean differ = false;
        int first = -1;
        for (int i = from; i < to; i++) {
            if (!PackedEntry.isRefused(termsAt(i))) {
                valid++;
                first = first < 0 ? i : first;
                differ |= !PackedEntry.date(termsAt(i)).equals(PackedEntry.date(termsAt(first)));
            }
        }
        if (mode == BatchMode.END && differ) {
            for (int i = from; i < to; i++) {
                if (!PackedEntry.isRefused(termsAt(i))) {
                    terms[PackedEntry.positionOf(places[i]) - 1] |= PackedEntry.CONTRADICTED;
                    contradicted++;
                }
            }
        } else {
            duplicates += Math.max(0, valid - 1);
        }
    }

    private int termsAt(int index) {
        return terms[PackedEntry.positionOf(places[index]) - 1];
    }

    private int endOfCustomer(int index) {
        long customer = PackedEntry.customerOf(places[index]);
        int end = index + 1;
        while (end < known && PackedEntry.customerOf(places[end]) == customer) {
            end++;
        }
        return end;
    }

    /** The position of the next entry. */
    private int next() {
        if (entries == PackedEntry.MOST_ENTRIES) {
            throw Refused.because(Code.BATCH_TOO_LARGE);
        }
        if (entries == terms.length) {
            terms = Arrays.copyOf(terms, grown(entries));
        }
        return ++entries;
    }

    private void place(String customer, int position, int entryTerms) {
        if (known == places.length) {
            places = Arrays.copyOf(places, grown(known));
        }
        places[known++] = PackedEntry.place(PackedEntry.customer(customer), position);
        terms[position - 1] = entryTerms;
    }

    private static int grown(int size) {
        return Math.max(1024, size + size / 2);
    }
}
