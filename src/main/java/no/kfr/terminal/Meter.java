package no.kfr.terminal;

/** Shows how far something is. */
public interface Meter extends AutoCloseable {

    void at(long done);

    /** Says why it does not go on just now. */
    void note(String text);

    @Override
    void close();
}
