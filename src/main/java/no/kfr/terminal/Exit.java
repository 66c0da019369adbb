package no.kfr.terminal;

/** How the commands about files end. 1 (failed) and 2 (wrong use) are those of all commands. */
public final class Exit {

    /** All of it done; or nothing differs. */
    public static final int DONE = 0;
    /** Done, but some entries were refused or found nothing to end. */
    public static final int SOME_REFUSED = 3;
    /** At least one batch was rejected or cancelled as a whole; or something differs. */
    public static final int NOT_CARRIED_OUT = 4;
    /** A snapshot waits for somebody to confirm what it ends. */
    public static final int AWAITING_CONFIRMATION = 5;

    private Exit() {}
}
