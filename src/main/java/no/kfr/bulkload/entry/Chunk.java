package no.kfr.bulkload.entry;

import java.util.Arrays;

/**
 * Neighbouring entries of a batch, sorted by place. All entries of a customer are in one chunk.
 *
 * <p>Packed by us: a few bytes for an entry, where rows of a table or a general format take many times that.
 *
 * @param places see {@link PackedEntry}
 * @param terms of the entry at the same index
 */
public record Chunk(long[] places, int[] terms) {

    public int size() {
        return places.length;
    }

    public long customer(int index) {
        return PackedEntry.customerOf(places[index]);
    }

    public int position(int index) {
        return PackedEntry.positionOf(places[index]);
    }

    /** Whether the entry only shows that its customer is known; its text stands among the refused ones. */
    public boolean isShadow(int index) {
        return (terms[index] & PackedEntry.REFUSED) != 0;
    }

    public boolean isRefused(int index) {
        return PackedEntry.isRefused(terms[index]);
    }

    /** Whether it holds customers whom a snapshot of so many entries does not list, to be ended: not entries of the file. */
    public boolean isBehind(int entries) {
        return position(0) > entries;
    }

    /** Where the entries of the next customer begin. */
    public int endOfCustomer(int index) {
        int end = index + 1;
        while (end < size() && customer(end) == customer(index)) {
            end++;
        }
        return end;
    }

    /**
     * Some of its entries, all of each customer.
     *
     * @param from where the entries of a customer begin
     * @param most so many, or as many as the first customer has
     */
    public Chunk part(int from, int most) {
        int to = endOfCustomer(from);
        while (to < size() && endOfCustomer(to) - from <= most) {
            to = endOfCustomer(to);
        }
        return from == 0 && to == size()
                ? this
                : new Chunk(Arrays.copyOfRange(places, from, to), Arrays.copyOfRange(terms, from, to));
    }

    public byte[] pack() {
        PackedBytes packed = new PackedBytes(size() * 11);
        packed.number(size());
        long before = 0;
        for (int i = 0; i < size(); i++) {
            long customer = customer(i);
            packed.number(customer - before);
            packed.number(position(i));
            packed.number(terms[i]);
            before = customer;
        }
        return packed.toArray();
    }

    public static Chunk unpack(byte[] bytes) {
        PackedBytes.Reader packed = new PackedBytes.Reader(bytes);
        int size = (int) packed.number();
        long[] places = new long[size];
        int[] terms = new int[size];
        long customer = 0;
        for (int i = 0; i < size; i++) {
            customer += packed.number();
            places[i] = PackedEntry.place(customer, (int) packed.number());
            terms[i] = (int) packed.number();
        }
        return new Chunk(places, terms);
    }
}
