package no.kfr.start;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;

/** Explains why the database cannot be used. */
final class DatabaseFailure {

    private DatabaseFailure() {}

    static Optional<String> explain(Throwable failure) {
        Optional<String> byConnection = StartFailure.causes(failure)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .reduce((outer, inner) -> inner)
                .map(DatabaseFailure::reason);
        return byConnection.or(() -> schemaReason(failure)).or(() -> driverReason(failure));
    }

    private static String reason(SQLException failure) {
        String state = Objects.requireNonNullElse(failure.getSQLState(), "");
        String said = " It says: " + StartFailure.plain(failure) + ".";
        if (state.startsWith("28") || failure.getErrorCode() == 1017) {
            return "The database refuses the login. Correct spring.datasource.username and spring.datasource.password."
                    + said;
        }
        if (failure.getErrorCode() == 90020) {
            return "The embedded database is in use by another process, perhaps by a register that runs already: only"
                    + " one process at a time can open it. End that one first, or set kfr.embedded-database to another"
                    + " file. A register on PostgreSQL or Oracle is administered while it runs.";
        }
        if (state.startsWith("08") || state.isEmpty() || isOracleNetwork(failure)) {
            return "The database cannot be reached. Check that it runs, and spring.datasource.url." + said;
        }
        return "The database cannot be used with spring.datasource.url as it is set." + said;
    }

    private static boolean isOracleNetwork(SQLException failure) {
        return failure.getErrorCode() >= 12_150 && failure.getErrorCode() <= 12_699
                || failure.getErrorCode() >= 17_000 && failure.getErrorCode() <= 17_999;
    }

    private static Optional<String> schemaReason(Throwable failure) {
        return StartFailure.causes(failure)
                .filter(cause -> cause.getClass().getName().startsWith("org.flywaydb."))
                .findFirst()
                .map(flyway -> "The database's schema is not the one that this version of the register expects: "
                        + StartFailure.plain(flyway)
                        + ". Nothing was changed. Check that spring.datasource.url names the right database, and that"
                        + " no newer version has used it.");
    }

    private static Optional<String> driverReason(Throwable failure) {
        return StartFailure.causes(failure)
                .map(cause -> Objects.requireNonNullElse(cause.getMessage(), ""))
                .filter(message -> message.contains("to not accept jdbcUrl")
                        || message.contains("No suitable driver")
                        || message.contains("Failed to determine a suitable driver")
                        || message.contains("Unable to determine jdbc url"))
                .findFirst()
                .map(message -> "There is no database driver for spring.datasource.url. It begins with jdbc:h2:,"
                        + " jdbc:postgresql: or jdbc:oracle:thin:.");
    }
}
