package no.kfr.participant.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.participant.Coverage;
import no.kfr.participant.Delegation;
import no.kfr.participant.Directory;
import no.kfr.participant.FinancialInstitution;
import no.kfr.participant.MandateEnforcement;
import no.kfr.participant.Participant;
import no.kfr.participant.PublicAgency;
import no.kfr.participant.Suspension;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Participants and delegations in the database. */
public final class ParticipantTables {

    private final JdbcClient jdbc;
    private final DelegationTable delegations;

    public ParticipantTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.delegations = new DelegationTable(jdbc);
    }

    public Directory read(String stamp) {
        var concessions = values("participant_concession", "concession");
        var accounts = values("participant_collection_account", "account_number");
        var pins = values("participant_pinned_certificate", "fingerprint");
        List<Participant> participants = jdbc.sql("SELECT * FROM participant")
                .query((row, number) -> participant(row, concessions, accounts, pins))
                .list();
        return new Directory(stamp, participants, delegations.read());
    }

    public void save(Participant participant) {
        if (update(participant) == 0) {
            insert(participant);
        }
        FinancialInstitution institution = participant.institution();
        replace(participant, "participant_concession", "concession", concessionsOf(institution));
        replace(participant, "participant_collection_account", "account_number", accountsOf(institution));
        replace(participant, "participant_pinned_certificate", "fingerprint", participant.pinnedCertificates());
    }

    public void save(Delegation delegation) {
        delegations.save(delegation);
    }

    private int update(Participant participant) {
        return bind(
                "UPDATE participant SET name = :name, active_from = :from, active_to = :to, suspended_since = :since,"
                        + " suspension_reason = :reason, coverage = :coverage,"
                        + " coverage_since = :coverageSince, mandates = :mandates, supplier = :supplier"
                        + " WHERE org_number = :number",
                participant);
    }

    private void insert(Participant participant) {
        bind(
                "INSERT INTO participant (org_number, name, active_from, active_to, suspended_since, suspension_reason,"
                        + " coverage, coverage_since, mandates, supplier) VALUES (:number, :name, :from, :to, :since,"
                        + " :reason, :coverage, :coverageSince, :mandates, :supplier)",
                participant);
    }

    private int bind(String sql, Participant participant) {
        Suspension suspension = participant.suspension();
        FinancialInstitution institution = participant.institution();
        PublicAgency agency = participant.agency();
        return jdbc.sql(sql)
                .param("number", participant.number().value())
                .param("name", participant.name())
                .param("from", participant.active().from())
                .param("to", participant.active().to())
                .param("since", suspension == null ? null : suspension.since(), Types.DATE)
                .param("reason", suspension == null ? null : suspension.reason(), Types.VARCHAR)
                .param(
                        "coverage",
                        institution == null ? null : institution.coverage().name(),
                        Types.VARCHAR)
                .param("coverageSince", institution == null ? null : institution.coverageSince(), Types.DATE)
                .param("mandates", agency == null ? null : agency.mandates().name(), Types.VARCHAR)
                .param("supplier", participant.supplier() ? 1 : 0)
                .update();
    }

    private static Collection<String> concessionsOf(@Nullable FinancialInstitution institution) {
        return institution == null ? List.of() : institution.concessions();
    }

    private static Collection<String> accountsOf(@Nullable FinancialInstitution institution) {
        return institution == null ? List.of() : institution.collectionAccounts();
    }

    private void replace(Participant participant, String table, String column, Collection<String> values) {
        String number = participant.number().value();
        jdbc.sql("DELETE FROM " + table + " WHERE org_number = ?").param(number).update();
        for (String value : values) {
            jdbc.sql("INSERT INTO " + table + " (org_number, " + column + ") VALUES (?, ?)")
                    .param(number)
                    .param(value)
                    .update();
        }
    }

    private Map<String, SortedSet<String>> values(String table, String column) {
        return jdbc
                .sql("SELECT org_number, " + column + " FROM " + table)
                .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toCollection(TreeSet::new))));
    }

    private static Participant participant(
            ResultSet row,
            Map<String, SortedSet<String>> concessions,
            Map<String, SortedSet<String>> accounts,
            Map<String, SortedSet<String>> pins)
            throws SQLException {
        String number = row.getString("org_number");
        String mandates = row.getString("mandates");
        LocalDate since = row.getObject("suspended_since", LocalDate.class);
        return new Participant(
                new OrganisationNumber(number),
                row.getString("name"),
                new Period(row.getObject("active_from", LocalDate.class), row.getObject("active_to", LocalDate.class)),
                institution(row, of(concessions, number), of(accounts, number)),
                mandates == null ? null : new PublicAgency(MandateEnforcement.valueOf(mandates)),
                row.getInt("supplier") == 1,
                since == null ? null : new Suspension(since, row.getString("suspension_reason")),
                of(pins, number));
    }

    private static @Nullable FinancialInstitution institution(
            ResultSet row, SortedSet<String> concessions, SortedSet<String> accounts) throws SQLException {
        String coverage = row.getString("coverage");
        if (coverage == null) {
            return null;
        }
        LocalDate since = row.getObject("coverage_since", LocalDate.class);
        // Without a day: a node of the version before wrote the row.
        LocalDate known = since == null ? row.getObject("active_from", LocalDate.class) : since;
        return new FinancialInstitution(concessions, Coverage.valueOf(coverage), known, accounts);
    }

    private static SortedSet<String> of(Map<String, SortedSet<String>> values, String number) {
        return values.getOrDefault(number, new TreeSet<>());
    }
}
