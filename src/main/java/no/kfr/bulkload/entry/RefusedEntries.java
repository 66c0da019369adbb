package no.kfr.bulkload.entry;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Entries that were refused, by position, in pages of packed bytes. */
public final class RefusedEntries {

    private static final int PAGE_SIZE = 64 * 1024;

    /** Some of them. */
    public record Page(int first, int last, byte[] content) {}

    /** One of them. */
    public record Entry(int position, EntryRule rule, String text) {}

    private final List<Page> pages = new ArrayList<>();
    private PackedBytes current = new PackedBytes(0);
    private int first;
    private int last;
    private int count;

    public int count() {
        return count;
    }

    /** Positions only grow. */
    public void add(int position, EntryRule rule, String text) {
        if (current.length() == 0) {
            first = position;
        }
        current.number(position);
        current.number(rule.ordinal());
        current.text(text.getBytes(StandardCharsets.UTF_8));
        last = position;
        count++;
        if (current.length() >= PAGE_SIZE) {
            turn();
        }
    }

    public List<Page> pages() {
        turn();
        return pages;
    }

    public static List<Entry> unpack(byte[] content) {
        PackedBytes.Reader packed = new PackedBytes.Reader(content);
        List<Entry> entries = new ArrayList<>();
        while (packed.hasMore()) {
            int position = (int) packed.number();
            EntryRule rule = EntryRule.of((int) packed.number());
            entries.add(new Entry(position, rule, new String(packed.text(), StandardCharsets.UTF_8)));
        }
        return entries;
    }

    private void turn() {
        if (current.length() > 0) {
            pages.add(new Page(first, last, current.toArray()));
            current = new PackedBytes(0);
        }
    }
}
