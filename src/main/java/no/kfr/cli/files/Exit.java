package no.kfr.cli.files;

/** How the commands about files end. 1 (failed) and 2 (wrong use) are those of all commands. */
final class Exit {

    /** All of it done; or nothing differs. */
    static final int DONE = 0;
    /** Done, but some entries were refused or found nothing to end. */
    static final int SOME_REFUSED = 3;
    /** At least one batch was rejected or cancelled as a whole; or something differs. */
    static final int NOT_CARRIED_OUT = 4;
    /** A snapshot waits for somebody to confirm what it ends. */
    static final int AWAITING_CONFIRMATION = 5;

    private Exit() {}
}
