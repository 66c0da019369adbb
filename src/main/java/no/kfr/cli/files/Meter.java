package no.kfr.cli.files;

/** Shows how far something is. */
interface Meter extends AutoCloseable {

    void at(long done);

    /** Says why it does not go on just now. */
    void note(String text);

    @Override
    void close();
}
