package no.kfr.participant.store;

import no.kfr.participant.Directory;
import no.kfr.participant.Participants;
import no.kfr.rights.RightsStamp;
import org.jspecify.annotations.Nullable;

/** Answers from memory as long as the stamp says that nothing has changed. */
final class CachedParticipants implements Participants {

    private static final int ATTEMPTS = 5;

    private final RightsStamp stamp;
    private final ParticipantTables tables;
    private volatile @Nullable Directory cached;

    CachedParticipants(RightsStamp stamp, ParticipantTables tables) {
        this.stamp = stamp;
        this.tables = tables;
    }

    @Override
    public Directory current() {
        String now = stamp.read();
        Directory known = cached;
        return known != null && known.stamp().equals(now) ? known : readAgain(now);
    }

    /**
     * Several statements see several moments: what they read belongs together only when the stamp is the same after them. Nobody waits for
     * another's reading: who waits may hold the connection that the other needs.
     */
    private Directory readAgain(String stampBefore) {
        String before = stampBefore;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Directory read = tables.read(before);
            String after = stamp.read();
            if (after.equals(before)) {
                cached = read;
                return read;
            }
            before = after;
        }
        throw new IllegalStateException("participants change faster than they can be read");
    }
}
