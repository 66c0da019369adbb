package no.kfr.operator.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The register's services for the time of one operator's command, without the register's network ports. */
public interface OperatorContext extends AutoCloseable {

    <T> T service(Class<T> type);

    @Override
    void close();

    /** Opens the services when a command needs them, so that help and wrong usage cost nothing. */
    @FunctionalInterface
    interface Opener {

        /** @param settings the operator's file; {@code null} means the usual one */
        OperatorContext open(@Nullable Path settings);
    }
}
