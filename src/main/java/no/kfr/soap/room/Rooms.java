package no.kfr.soap.room;

import java.time.Duration;
import no.kfr.refusal.StartRefused;

/**
 * Who has which share. A message begins among those that are not proven: small ones and large ones apart, and of both only a part for
 * addresses that nobody has proven himself from. Once its sender is proven, a small message goes on in a room of its operation's kind.
 * Each room has budget for the message that needs most: none is let in for less than it needs.
 */
public final class Rooms {

    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofSeconds(10);

    private static final long MEGABYTE = 1024 * 1024;

    private final Room small;
    private final Room smallOfStrangers;
    private final Room large;
    private final Room largeOfStrangers;
    private final Room operations;
    private final Room reports;

    /**
     * What the largest messages may need, see {@link MessageCost#most}.
     *
     * @param small of those that are read in the room for small ones
     * @param large of those of the upload service
     */
    public record Most(MessageCost.Heap small, MessageCost.Heap large) {}

    /**
     * @param heap of the process, in bytes
     * @param uploadBudget bytes of it for large messages
     * @param uploadWait how long a large message waits for its turn
     * @param most of the heap that one message may need
     * @param maxOperations operations of proven senders at the same time
     * @param maxReports of them such that read much: reports, extracts, lookups in bulk
     * @throws StartRefused when the largest message does not fit
     */
    public Rooms(long heap, long uploadBudget, Duration uploadWait, Most most, int maxOperations, int maxReports) {
        this(heap, uploadBudget, uploadWait, most, maxOperations, maxReports, SHORT, SOON);
    }

    /**
     * @param wait how long a small message waits for its turn, and an operation
     * @param strangersWait how long a small message of a stranger does
     */
    Rooms(
            long heap,
            long uploadBudget,
            Duration uploadWait,
            Most most,
            int maxOperations,
            int maxReports,
            Duration wait,
            Duration strangersWait) {
        requireRoom(heap, uploadBudget, most.large().unproven());
        int strangers = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
        long ofStrangers = Math.max(heap / 20, most.small().unproven());
        long proven = Math.max(heap / 10, most.small().proven());
        this.small = new Room(ofStrangers + heap / 20, Integer.MAX_VALUE, wait, SOON);
        // few: whatever strangers make the register compute, others get their turn beside it; they wait without a
        // thread
        this.smallOfStrangers = small.part(ofStrangers, strangers, strangersWait);
        this.large = new Room(uploadBudget, Integer.MAX_VALUE, uploadWait, LATER);
        this.largeOfStrangers =
                large.part(Math.max(uploadBudget / 2, most.large().unproven()), strangers, uploadWait);
        this.operations = new Room(proven, maxOperations, wait, SOON);
        this.reports = new Room(proven, maxReports, wait, SOON);
    }

    private static void requireRoom(long heap, long uploadBudget, long largest) {
        if (uploadBudget < largest) {
            throw new StartRefused("Large messages have " + megabytes(uploadBudget)
                    + " of the heap, and the largest that"
                    + " is taken may need " + megabytes(largest + MEGABYTE) + ". Give the register more heap (-Xmx),"
                    + " set kfr.soap.upload-memory to so much or leave it out, or set kfr.bulkload.max-content-size or"
                    + " kfr.soap.max-message-size lower.");
        }
        if (uploadBudget > heap / 4 * 3) {
            throw new StartRefused("kfr.soap.upload-memory is " + megabytes(uploadBudget) + ", and the heap has "
                    + megabytes(heap)
                    + ": at most three quarters of it are for large messages. Set it lower, or leave it"
                    + " out, or give the register more heap (-Xmx).");
        }
    }

    private static String megabytes(long bytes) {
        return bytes / MEGABYTE + "MB";
    }

    /** Room for a message that is all there and is now to be read. */
    Room unproven(boolean isLarge, boolean isKnown) {
        if (isLarge) {
            return isKnown ? large : largeOfStrangers;
        }
        return isKnown ? small : smallOfStrangers;
    }

    /** Room for an operation of a proven sender. */
    Room proven(boolean isReport) {
        return isReport ? reports : operations;
    }

    /** Large messages. */
    public Room large() {
        return large;
    }

    /** Whether nobody is in any. */
    public boolean areEmpty() {
        return small.isEmpty() && large.isEmpty() && operations.isEmpty() && reports.isEmpty();
    }
}
