package no.kfr.rights;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One row in the database that gets a new random value with every change of participants, delegations or mandates. What a node
 * holds in memory counts only while the stamp that it was read under still stands there. Random and not a counter: a change
 * that was rolled back leaves no stamp behind that a later one could repeat.
 */
public final class RightsStamp {

    private final JdbcClient jdbc;

    public RightsStamp(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public String read() {
        return jdbc.sql("SELECT stamp FROM rights_stamp WHERE id = 1")
                .query(String.class)
                .single();
    }

    /**
     * To be called in the transaction of a change, before it reads what it changes: makes every node read again once the
     * transaction is committed, and lets only one change at a time go on.
     */
    public void renew() {
        jdbc.sql("UPDATE rights_stamp SET stamp = ? WHERE id = 1")
                .param(UUID.randomUUID().toString())
                .update();
    }
}
