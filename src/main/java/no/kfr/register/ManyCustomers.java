package no.kfr.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.register.period.Ownership;
import no.kfr.register.period.Superseding;
import no.kfr.time.UtcTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the relationships of many customers, hundreds in one round trip to the database. */
@Repository
class ManyCustomers {

    /** Oracle takes 1000 values in a list. */
    private static final int AT_ONCE = 500;

    private static final int FEW = 20;

    private static final LocalDateTime NOT_SUPERSEDED = UtcTime.of(Superseding.NEVER);

    private final JdbcClient database;

    ManyCustomers(JdbcClient database) {
        this.database = database;
    }

    /** What is held now of all institutions' relationships with them in the period; those that nobody knows are left out. */
    Map<CustomerId, List<KnownRelationship>> find(Collection<CustomerId> customers, Period asked) {
        // In the key's order, so that neighbours in the list are neighbours in the index.
        var ids = new ArrayList<>(new TreeSet<>(customers));
        var found = new HashMap<CustomerId, List<KnownRelationship>>();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            read(ids.subList(from, Math.min(ids.size(), from + AT_ONCE)), asked, found);
        }
        return found;
    }

    private void read(List<CustomerId> ids, Period asked, Map<CustomerId, List<KnownRelationship>> found) {
        int places = ids.size() <= FEW ? FEW : AT_ONCE;
        var parameters = new ArrayList<Object>(places + 3);
        for (int i = 0; i < places; i++) {
            parameters.add(ids.get(Math.min(i, ids.size() - 1)).value());
        }
        parameters.add(asked.from());
        parameters.add(asked.to());
        parameters.add(NOT_SUPERSEDED);
        database.sql(statement(places)).params(parameters).query(row -> {
            found.computeIfAbsent(new CustomerId(row.getString(1)), first -> new ArrayList<>())
                    .add(known(row));
        });
    }

    /** Of two lengths only: the database knows a statement again by its text. */
    private static String statement(int places) {
        return "SELECT customer_id, institution, valid_from, valid_to, ownership FROM customer_relationship"
                + " WHERE customer_id IN (?" + ", ?".repeat(places - 1) + ")"
                + " AND valid_to >= ? AND valid_from <= ? AND superseded_at = ?";
    }

    private static KnownRelationship known(ResultSet row) throws SQLException {
        return new KnownRelationship(
                new OrganisationNumber(row.getString(2)),
                new Period(row.getObject(3, LocalDate.class), row.getObject(4, LocalDate.class)),
                Ownership.valueOf(row.getString(5)));
    }
}
