package no.kfr.terminal;

/** Shows how far something is. */
public interface Meter extends AutoCloseable {

    void at(long done);

    @Override
    void close();
}
