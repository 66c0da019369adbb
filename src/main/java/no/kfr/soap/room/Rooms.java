package no.kfr.soap.room;

import java.time.Duration;

/**
 * Who has which share. A message begins among those that are not proven: small ones and large ones apart, and of both only a part for
 * addresses that nobody has proven himself from. Once its sender is proven, a small message goes on in a room of its operation's kind.
 */
public final class Rooms {

    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofSeconds(10);

    private final Room small;
    private final Room smallOfStrangers;
    private final Room large;
    private final Room largeOfStrangers;
    private final Room operations;
    private final Room reports;

    /**
     * @param heap of the process, in bytes
     * @param uploadBudget bytes of it for large messages
     * @param uploadWait how long a large message waits for its turn
     * @param maxOperations operations of proven senders at the same time
     * @param maxReports of them such that read much: reports, extracts, lookups in bulk
     */
    public Rooms(long heap, long uploadBudget, Duration uploadWait, int maxOperations, int maxReports) {
        this(heap, uploadBudget, uploadWait, maxOperations, maxReports, SHORT, SOON);
    }

    /**
     * @param wait how long a small message waits for its turn, and an operation
     * @param strangersWait how long a small message of a stranger does
     */
    Rooms(
            long heap,
            long uploadBudget,
            Duration uploadWait,
            int maxOperations,
            int maxReports,
            Duration wait,
            Duration strangersWait) {
        int strangers = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
        this.small = new Room(heap / 10, Integer.MAX_VALUE, wait, SOON);
        // few: whatever strangers make the register compute, others get their turn beside it; they wait without a
        // thread
        this.smallOfStrangers = small.part(heap / 20, strangers, strangersWait);
        this.large = new Room(uploadBudget, Integer.MAX_VALUE, uploadWait, LATER);
        this.largeOfStrangers = large.part(uploadBudget / 2, strangers, uploadWait);
        this.operations = new Room(heap / 10, maxOperations, wait, SOON);
        this.reports = new Room(heap / 10, maxReports, wait, SOON);
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
