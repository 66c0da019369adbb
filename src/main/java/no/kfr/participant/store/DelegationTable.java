package no.kfr.participant.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.participant.Delegation;
import no.kfr.participant.SortedSets;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Delegations in the database. */
final class DelegationTable {

    private final JdbcClient jdbc;

    DelegationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Delegation> read() {
        return jdbc.sql("SELECT * FROM delegation")
                .query((row, number) -> delegation(row))
                .list();
    }

    void save(Delegation delegation) {
        int updated = bind(
                "UPDATE delegation SET valid_to = :to, operations = :operations, withdrawn = :withdrawn"
                        + " WHERE principal = :principal AND supplier = :supplier AND valid_from = :from",
                delegation);
        if (updated == 0) {
            bind(
                    "INSERT INTO delegation (principal, supplier, valid_from, valid_to, operations, withdrawn)"
                            + " VALUES (:principal, :supplier, :from, :to, :operations, :withdrawn)",
                    delegation);
        }
    }

    private int bind(String sql, Delegation delegation) {
        return jdbc.sql(sql)
                .param("principal", delegation.principal().value())
                .param("supplier", delegation.supplier().value())
                .param("from", delegation.period().from())
                .param("to", delegation.period().to())
                .param("operations", String.join(",", delegation.operations()))
                .param("withdrawn", delegation.withdrawn(), Types.DATE)
                .update();
    }

    private static Delegation delegation(ResultSet row) throws SQLException {
        return new Delegation(
                new OrganisationNumber(row.getString("principal")),
                new OrganisationNumber(row.getString("supplier")),
                SortedSets.copyOf(Arrays.asList(row.getString("operations").split(","))),
                new Period(row.getObject("valid_from", LocalDate.class), row.getObject("valid_to", LocalDate.class)),
                row.getObject("withdrawn", LocalDate.class));
    }
}
