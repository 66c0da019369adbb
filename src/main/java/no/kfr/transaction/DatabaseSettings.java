package no.kfr.transaction;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a session of the database may keep others waiting.
 *
 * @param connectTimeout a new connection
 * @param idleInTransactionTimeout the database ends a session that holds a transaction and asks for nothing so long: its node is frozen or gone
 * @param statementTimeout the database ends a statement that lasts longer, and a node waits so long for one that only reads
 * @param socketTimeout a node gives up a connection that has not answered for so long
 */
@ConfigurationProperties(prefix = "kfr.database", ignoreUnknownFields = false)
public record DatabaseSettings(
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("25s") Duration idleInTransactionTimeout,
        @DefaultValue("15m") Duration statementTimeout,
        @DefaultValue("2m") Duration socketTimeout) {

    public DatabaseSettings {
        if (connectTimeout.toSeconds() < 1
                || idleInTransactionTimeout.toSeconds() < 1
                || statementTimeout.toSeconds() < 1) {
            throw wrong("connect-timeout, idle-in-transaction-timeout and statement-timeout are at least 1s");
        }
        if (socketTimeout.compareTo(idleInTransactionTimeout) <= 0) {
            throw wrong("socket-timeout is longer than idle-in-transaction-timeout");
        }
    }

    private static IllegalArgumentException wrong(String rule) {
        return new IllegalArgumentException("kfr.database: " + rule + ".");
    }
}
