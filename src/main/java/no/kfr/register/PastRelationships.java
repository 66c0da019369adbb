package no.kfr.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.register.period.Ownership;
import no.kfr.time.UtcTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What could be seen at a past moment. */
@Repository
class PastRelationships {

    private static final String AS_OF = """
        select r.institution, r.valid_from, r.valid_to, r.ownership from customer_relationship r
        left join commit_time k on k.institution = r.institution and k.recorded_at = r.recorded_at
        left join commit_time s on s.institution = r.institution and s.recorded_at = r.superseded_at
        where r.customer_id = ? and r.valid_to >= ? and r.valid_from <= ?
            and coalesce(k.committed_at, r.recorded_at) <= ? and coalesce(s.committed_at, r.superseded_at) > ?\
        """;

    private final JdbcClient database;

    PastRelationships(JdbcClient database) {
        this.database = database;
    }

    List<KnownRelationship> find(CustomerId customer, Period asked, Instant moment) {
        LocalDateTime utc = UtcTime.of(moment);
        return database.sql(AS_OF)
                .params(customer.value(), asked.from(), asked.to(), utc, utc)
                .query(PastRelationships::known)
                .list();
    }

    private static KnownRelationship known(ResultSet row, int number) throws SQLException {
        return new KnownRelationship(
                new OrganisationNumber(row.getString(1)),
                new Period(row.getObject(2, LocalDate.class), row.getObject(3, LocalDate.class)),
                Ownership.valueOf(row.getString(4)));
    }
}
