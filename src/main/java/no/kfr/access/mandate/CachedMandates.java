package no.kfr.access.mandate;

import org.jspecify.annotations.Nullable;

/** The mandates in memory, as long as the stamp says that nothing has changed. */
public final class CachedMandates {

    private final MandateTable table;
    private volatile @Nullable MandateIndex cached;

    public CachedMandates(MandateTable table) {
        this.table = table;
    }

    /**
     * The mandates as they are under this stamp. Should they change while they are read, they are newer than the stamp, and are
     * read again as soon as someone comes with the new one.
     */
    public MandateIndex at(String stamp) {
        MandateIndex known = cached;
        return known != null && known.stamp().equals(stamp) ? known : readAgain(stamp);
    }

    /** Nobody waits for another's reading: who waits may hold the connection that the other needs. */
    private MandateIndex readAgain(String stamp) {
        var read = new MandateIndex(stamp, table.read());
        cached = read;
        return read;
    }
}
