package no.kfr.lookup.kar;

import java.time.Duration;
import java.time.Instant;

/**
 * What KAR lets the register in with.
 *
 * @param requestedAt when it was asked for
 * @param lasts how long from then
 */
record AccessToken(String value, Instant requestedAt, Duration lasts) {

    private static final Duration LONGEST_MARGIN = Duration.ofSeconds(30);

    /** Whether it is good for a question now. It is replaced some time before its end, so that none expires on its way. */
    boolean isGoodAt(Instant now) {
        Duration tenth = lasts.dividedBy(10);
        Duration margin = tenth.compareTo(LONGEST_MARGIN) < 0 ? tenth : LONGEST_MARGIN;
        return now.isBefore(requestedAt.plus(lasts).minus(margin));
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "access token of " + requestedAt;
    }
}
