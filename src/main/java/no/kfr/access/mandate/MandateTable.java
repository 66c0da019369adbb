package no.kfr.access.mandate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kfr.access.LegalMandate;
import no.kfr.access.Operation;
import no.kfr.access.OwnershipRule;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mandates in the database: where there are several values, one column holds them with commas between. */
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
            insert(i + 1, mandates.get(i));
        }
    }

    private void insert(int number, LegalMandate mandate) {
        String aliases = String.join(MandateCheck.ALIAS_SEPARATOR, mandate.aliases());
        jdbc.sql("INSERT INTO legal_mandate (mandate_number, service, consumer_name, consumer, operations,"
                        + " subject_kinds, mandate_text, ownership, period_rule, active, aliases) VALUES (:number,"
                        + " :service, :name, :consumer, :operations, :kinds, :text, :ownership, :rule, :active,"
                        + " :aliases)")
                .param("number", number)
                .param("service", mandate.service())
                .param("name", mandate.consumerName())
                .param("consumer", mandate.consumer().value())
                .param("operations", joined(mandate.operations(), Operation::contractName))
                .param("kinds", joined(mandate.subjectKinds(), Enum::name))
                .param("text", mandate.text())
                .param("ownership", mandate.ownership().name())
                .param("rule", PeriodRuleText.written(mandate.periodRules()))
                .param("active", mandate.active() ? 1 : 0)
                .param("aliases", aliases.isEmpty() ? null : aliases, Types.VARCHAR)
                .update();
    }

    private static LegalMandate mandate(ResultSet row) throws SQLException {
        return LegalMandate.of(new OrganisationNumber(row.getString("consumer")))
                .service(row.getString("service"))
                .consumerName(row.getString("consumer_name"))
                .operations(split(
                        row.getString("operations"),
                        name -> Operation.named(name).orElseThrow()))
                .subjectKinds(split(row.getString("subject_kinds"), CustomerId.Kind::valueOf))
                .text(row.getString("mandate_text"))
                .ownership(OwnershipRule.valueOf(row.getString("ownership")))
                .periodRules(PeriodRuleText.read(row.getString("period_rule")).orElseThrow())
                .active(row.getInt("active") == 1)
                .aliases(aliases(row.getString("aliases")))
                .mandate();
    }

    private static List<String> aliases(@Nullable String joined) {
        return joined == null ? List.of() : List.of(joined.split(Pattern.quote(MandateCheck.ALIAS_SEPARATOR), -1));
    }

    private static <T> String joined(Set<T> values, Function<T, String> name) {
        return values.stream().map(name).collect(Collectors.joining(","));
    }

    private static <T> Set<T> split(String joined, Function<String, T> value) {
        return Stream.of(joined.split(",")).map(value).collect(Collectors.toSet());
    }
}
