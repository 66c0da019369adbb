package no.kfr.terminal;

/** How long something still takes, in the largest units that people count in. */
public final class DurationText {

    private DurationText() {}

    /** @param seconds at least one is shown */
    public static String of(double seconds) {
        long whole = Math.max(1, Math.round(seconds));
        if (whole < 100) {
            return whole + " s";
        }
        long minutes = Math.round(whole / 60.0);
        return minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }
}
