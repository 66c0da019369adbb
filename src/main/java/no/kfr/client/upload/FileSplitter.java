package no.kfr.client.upload;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import no.kfr.client.file.CustomerRanges;
import no.kfr.client.file.CustomerRanges.Range;
import no.kfr.client.file.EntryFile;
import no.kfr.identity.Blanks;
import no.kfr.terminal.CommandFailed;
import org.jspecify.annotations.Nullable;

/** Makes parts of a file, each small enough to be sent as a batch. */
public final class FileSplitter {

    /** All parts of a snapshot are written at the same time, to two files each, and a process often has no more than 1024. */
    static final int MOST_PARTS = 200;

    private final EntryFile file;
    private final PartsFolder folder;
    private final long partSize;
    private final List<PartFile> open = new ArrayList<>();
    private final List<FilePart> finished = new ArrayList<>();

    /** @param partSize bytes of a part's content, before it is compressed */
    FileSplitter(EntryFile file, PartsFolder folder, long partSize) {
        this.file = file;
        this.folder = folder;
        this.partSize = partSize;
    }

    /**
     * The parts, and what was read.
     *
     * @param unreadable entries without a valid customer id; counted only where that matters beyond their own part
     * @param undated entries that are a customer id alone; counted only where the parts are the file one after the other
     */
    record Split(List<FilePart> parts, EntryFile.Read read, int unreadable, int undated) {}

    /** Parts that are, one after the other, the file. */
    Split inOrder() {
        int[] undated = {0};
        return writing(() -> {
            EntryFile.Read read = file.forEachPlaced((entry, length, position, line, column) -> {
                undated[0] += isUndated(entry, length) ? 1 : 0;
                if (open.isEmpty() || open.getFirst().size() + length + 1 > partSize) {
                    finish();
                    open.add(create(null));
                }
                open.getFirst().add(entry, length, place(position, line, column));
            });
            return new Split(finish(), read, 0, undated[0]);
        });
    }

    /** Parts that are each the whole of a range of customers; together they are the whole of all. One part needs no range. */
    Split byCustomer() {
        var ranges = new CustomerRanges();
        long[] size = {0};
        int[] unreadable = {0};
        file.forEach((entry, length, position) -> {
            String customer = customerId(entry, length);
            ranges.count(customer, length + 1);
            unreadable[0] += file.flaw(customer) == null ? 0 : 1;
            size[0] += length + 1L;
        });
        if (size[0] <= partSize) {
            return inOrder();
        }
        Range[] divided = ranges.divide(partSize);
        if (divided.length > MOST_PARTS) {
            throw new CommandFailed(file.path() + " would be sent in " + divided.length + " parts; at most "
                    + MOST_PARTS + " are possible. Choose a larger --part-size.");
        }
        return writing(() -> {
            for (Range range : divided) {
                open.add(create(range));
            }
            EntryFile.Read read = file.forEachPlaced(
                    (entry, length, position, line, column) -> open.get(ranges.partOf(customerId(entry, length)))
                            .add(entry, length, place(position, line, column)));
            return new Split(finish(), read, unreadable[0], 0);
        });
    }

    private static PartsFolder.Place place(int position, long line, int column) {
        return new PartsFolder.Place(position, (int) Math.min(line, Integer.MAX_VALUE), column);
    }

    private static boolean isUndated(byte[] entry, int length) {
        for (int i = 0; i < length; i++) {
            if (entry[i] == '#') {
                return false;
            }
        }
        return true;
    }

    /** What stands before the first mark, without the blanks. */
    public static String customerId(byte[] entry, int length) {
        int end = 0;
        while (end < length && entry[end] != '#') {
            end++;
        }
        return Blanks.strip(new String(entry, 0, end, StandardCharsets.UTF_8));
    }

    private Split writing(Supplier<Split> work) {
        try {
            return work.get();
        } catch (UncheckedIOException full) {
            throw new CommandFailed(
                    "The parts cannot be written to " + folder + ": "
                            + Objects.requireNonNull(full.getCause()).getMessage() + ".",
                    full);
        } finally {
            open.forEach(PartFile::close);
        }
    }

    private PartFile create(@Nullable Range range) {
        int number = finished.size() + open.size() + 1;
        return new PartFile(number, range, folder.content(number), folder.positions(number));
    }

    private List<FilePart> finish() {
        for (PartFile part : open) {
            finished.add(part.finish());
        }
        open.clear();
        return finished;
    }
}
