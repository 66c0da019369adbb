package no.kfr.soap.http;

import java.util.HashMap;
import java.util.Map;

/** Counts what is under way: of each sender, and of all together. */
final class RequestsInFlight {

    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    /** How full it was when somebody came. */
    record Taken(int ofSender, int ofAll) {}

    /** Takes a place, however many are taken: whoever finds too many is still there until he is told so. */
    synchronized Taken take(String sender) {
        all++;
        return new Taken(taken.merge(sender, 1, Integer::sum), all);
    }

    synchronized void leave(String sender) {
        all--;
        taken.computeIfPresent(sender, (same, count) -> count == 1 ? null : count - 1);
    }
}
