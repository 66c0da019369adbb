package no.kfr.transaction;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a session of the database may keep others waiting.
 *
 * @param connectWithin a new connection
 * @param silentWithin the database ends a session that holds a transaction and asks for nothing so long: its node is frozen or gone
 * @param statementWithin the database ends a statement that lasts longer, and a node waits so long for one that only reads
 * @param answerWithin a node gives up a connection that has not answered for so long
 */
@ConfigurationProperties(prefix = "kfr.database", ignoreUnknownFields = false)
public record DatabaseSettings(
        @DefaultValue("5s") Duration connectWithin,
        @DefaultValue("25s") Duration silentWithin,
        @DefaultValue("15m") Duration statementWithin,
        @DefaultValue("2m") Duration answerWithin) {

    public DatabaseSettings {
        if (connectWithin.toSeconds() < 1 || silentWithin.toSeconds() < 1 || statementWithin.toSeconds() < 1) {
            throw wrong("connect-within, silent-within and statement-within are at least 1s");
        }
        if (answerWithin.compareTo(silentWithin) <= 0) {
            throw wrong("answer-within is longer than silent-within");
        }
    }

    private static IllegalArgumentException wrong(String rule) {
        return new IllegalArgumentException("kfr.database: " + rule + ".");
    }
}
