package no.kfr.transaction;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import no.kfr.time.MachineClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The time of the database's own machine, not of the moment at which a transaction began. An embedded database has this machine's. */
@Component
public class DatabaseTime implements CommonTime {

    private final JdbcClient database;
    private final Database kind;

    DatabaseTime(JdbcClient database, Database kind) {
        this.database = database;
        this.kind = kind;
    }

    @Override
    public Instant now() {
        Instant now = switch (kind) {
            case H2 -> MachineClock.now();
            case POSTGRESQL -> ask("select clock_timestamp() at time zone 'UTC'");
            case ORACLE -> ask("select sys_extract_utc(systimestamp) from dual");
        };
        return now.truncatedTo(ChronoUnit.MICROS);
    }

    private Instant ask(String sql) {
        return database.sql(sql)
                .query((row, number) -> row.getObject(1, LocalDateTime.class))
                .single()
                .toInstant(ZoneOffset.UTC);
    }
}
