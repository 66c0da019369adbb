package no.kfr.access.mandate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Objects;
import no.kfr.access.LegalMandate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mandates in the database. The columns hold what the file holds. */
public final class MandateTable {

    private final JdbcClient jdbc;

    public MandateTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<LegalMandate> read() {
        return jdbc.sql("SELECT * FROM legal_mandate ORDER BY mandate_number")
                .query((row, number) -> mandate(row))
                .list();
    }

    /** A few hundred rows at most: written anew as a whole, numbered in their order. */
    void replace(List<LegalMandate> mandates) {
        jdbc.sql("DELETE FROM legal_mandate").update();
        for (int i = 0; i < mandates.size(); i++) {
            insert(i + 1, MandateFields.of(mandates.get(i)));
        }
    }

    private void insert(int number, MandateFields fields) {
        jdbc.sql("INSERT INTO legal_mandate (mandate_number, service, consumer_name, consumer, operations,"
                        + " subject_kinds, mandate_text, ownership, period_rule, active, aliases) VALUES (:number,"
                        + " :service, :name, :consumer, :operations, :kinds, :text, :ownership, :rule, :active,"
                        + " :aliases)")
                .param("number", number)
                .param("service", fields.service())
                .param("name", fields.consumerName())
                .param("consumer", fields.consumer())
                .param("operations", fields.operations())
                .param("kinds", fields.subjectKinds())
                .param("text", fields.text())
                .param("ownership", fields.ownership())
                .param("rule", fields.periodRule())
                .param("active", fields.active().equals("true") ? 1 : 0)
                .param("aliases", fields.aliases().isEmpty() ? null : fields.aliases(), Types.VARCHAR)
                .update();
    }

    private static LegalMandate mandate(ResultSet row) throws SQLException {
        return new MandateFields(
                        row.getString("service"),
                        row.getString("consumer_name"),
                        row.getString("consumer"),
                        row.getString("operations"),
                        row.getString("subject_kinds"),
                        row.getString("mandate_text"),
                        row.getString("ownership"),
                        row.getString("period_rule"),
                        row.getInt("active") == 1 ? "true" : "false",
                        Objects.requireNonNullElse(row.getString("aliases"), ""))
                .mandate();
    }
}
