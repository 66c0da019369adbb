package no.kfr.client.reconcile;

/** How the own file and the register can differ about a customer, and what a snapshot would do about it. */
enum Discrepancy {
    ONLY_IN_FILE("onlyInFile", "only in the file", "would be registered"),
    ONLY_IN_REGISTER("onlyInRegister", "only in the register", "would be ended"),
    STARTS_EARLIER("startsEarlierInFile", "start earlier in the file", "would be extended back to it"),
    STARTS_LATER("startsLaterInFile", "start later in the file", "would stay as they are"),
    OWNS_MORE("strongerInFile", "stronger ownership in the file", "would be changed to it"),
    OWNS_LESS("weakerInFile", "weaker ownership in the file", "would stay as they are"),
    UNREADABLE("unreadable", "cannot be read", "would be refused");

    private final String word;
    private final String text;
    private final String effect;

    Discrepancy(String word, String text, String effect) {
        this.word = word;
        this.text = text;
        this.effect = effect;
    }

    /** As the file of differences has it. */
    String word() {
        return word;
    }

    String text() {
        return text;
    }

    /** Of an upload in mode SNAPSHOT. */
    String effect() {
        return effect;
    }
}
