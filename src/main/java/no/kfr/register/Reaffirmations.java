package no.kfr.register;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import no.kfr.register.period.Span;
import no.kfr.register.period.Superseding;
import no.kfr.time.UtcTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Registrations that changed nothing, because the register held all of it; and the order of all that was said of a relationship. */
@Repository
class Reaffirmations {

    private static final String OF_KEY = " where customer_id = ? and institution = ? and relationship_type = ?";
    private static final String LAST = "select max(t) from (select case when superseded_at < ? then superseded_at"
            + " else recorded_at end as t from customer_relationship" + OF_KEY + " and valid_from < date '9999-12-31'"
            + " union all select recorded_at as t from reaffirmation" + OF_KEY + ") said";
    private static final String ADD = """
        insert into reaffirmation (customer_id, institution, relationship_type, recorded_at, valid_from, valid_to, ownership)
        values (?, ?, ?, ?, ?, ?, ?)\
        """;

    private final JdbcClient database;

    Reaffirmations(JdbcClient database) {
        this.database = database;
    }

    /** When the relationship was last changed, or was last said to be as it is. */
    Optional<Instant> lastSaid(RelationshipKey key) {
        String customer = key.customer().value();
        String institution = key.institution().value();
        String type = key.type().name();
        return database.sql(LAST)
                .params(UtcTime.of(Superseding.NEVER), customer, institution, type, customer, institution, type)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDateTime.class)))
                .single()
                .map(UtcTime::moment);
    }

    /** Whoever adds holds the relationship's open slot. */
    void add(RelationshipKey key, Span said, Instant at) {
        database.sql(ADD)
                .params(
                        key.customer().value(),
                        key.institution().value(),
                        key.type().name(),
                        UtcTime.of(at),
                        said.period().from(),
                        said.period().to(),
                        said.ownership().name())
                .update();
    }
}
