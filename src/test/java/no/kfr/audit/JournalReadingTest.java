package no.kfr.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import no.kfr.TestDatabase;
import no.kfr.TestNumbers;
import no.kfr.audit.cipher.ContentCipher;
import no.kfr.audit.retention.Retention;
import no.kfr.audit.retention.WithheldCases;
import no.kfr.audit.search.JournalQuery;
import no.kfr.audit.search.JournalSearch;
import no.kfr.audit.verify.Finding;
import no.kfr.audit.verify.VerificationReport;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.transaction.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Search, the data subject's report, withheld cases, retention, and what is counted of strangers. */
class JournalReadingTest extends SealedJournalCase {

    private final JournalSearch search;

    JournalReadingTest(TestDatabase database) {
        super(database);
        search = journal.node.get(JournalSearch.class);
    }

    @Test
    void finds_by_case_control_object_organisation_time_outcome_and_operation() {
        Instant now = journal.node.clock().instant();
        CustomerId other = TestNumbers.customer();
        OrganisationNumber stranger = TestNumbers.organisation();

        assertThat(find(journal.caseId, null, null, null, null, null, null)).hasSize(12);
        assertThat(find(UUID.randomUUID(), null, null, null, null, null, null)).isEmpty();
        assertThat(find(null, other, null, null, null, null, null)).isEmpty();
        assertThat(find(null, null, Entries.AGENCY, null, null, "OK", "lookupCustomerRelationships"))
                .hasSize(12);
        assertThat(find(null, null, stranger, null, null, null, null)).isEmpty();
        assertThat(find(
                        journal.caseId,
                        journal.controlObject,
                        null,
                        now.minusSeconds(60),
                        now.plusSeconds(60),
                        null,
                        null))
                .hasSize(12)
                .anySatisfy(found -> {
                    assertThat(found.controlObject()).isEqualTo(journal.controlObject);
                    assertThat(found.detail()).isEqualTo("answered none");
                    assertThat(found.block()).isEqualTo(3);
                });
        assertThat(find(journal.caseId, null, null, null, now.minusSeconds(60), null, null))
                .isEmpty();
        assertThat(find(journal.caseId, null, null, null, null, "KFR-055", null))
                .isEmpty();
    }

    @Test
    void every_reading_is_an_entry_under_the_readers_name() {
        find(null, journal.controlObject, null, null, null, null, null);
        search.subjectReport(journal.controlObject, "ola");
        journal.verify();

        assertThat(search.subjectReport(journal.controlObject, "ola"))
                .as("whoever it is about is told of operators' searches, and not of his own reports")
                .extracting(RecordedEntry::operation)
                .contains("audit search")
                .doesNotContain("audit subject-report");
        assertThat(find(null, null, null, null, null, null, "audit search"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.actor()).isEqualTo("kari");
                    assertThat(entry.controlObject()).isEqualTo(journal.controlObject);
                    assertThat(entry.detail()).isEqualTo("control object given: 12 entries shown");
                });
        assertThat(find(null, null, null, null, null, null, "audit subject-report"))
                .extracting(RecordedEntry::actor)
                .containsOnly("ola");
        assertThat(find(null, null, null, null, null, null, "audit verify")).hasSize(1);
    }

    @Test
    void a_report_tells_who_asked_but_for_cases_that_are_withheld() {
        WithheldCases withheld = journal.node.get(WithheldCases.class);
        assertThat(search.subjectReport(journal.controlObject, "kari")).hasSize(12);

        withheld.withhold(journal.caseId, "an investigation goes on", "kari");
        assertThat(search.subjectReport(journal.controlObject, "kari")).isEmpty();
        assertThatExceptionOfType(AuditRefused.class)
                .isThrownBy(() -> withheld.withhold(journal.caseId, "again", "kari"));

        withheld.release(journal.caseId, "kari");
        assertThat(search.subjectReport(journal.controlObject, "kari"))
                .extracting(RecordedEntry::operation)
                .containsOnly("lookupCustomerRelationships");
        assertThatExceptionOfType(AuditRefused.class).isThrownBy(() -> withheld.release(journal.caseId, "kari"));
        assertThat(find(journal.caseId, null, null, null, null, null, "audit withhold"))
                .hasSize(1);
        assertThat(find(journal.caseId, null, null, null, null, null, "audit release"))
                .hasSize(1);
    }

    @Test
    void a_report_leaves_out_what_institutions_reported_themselves() {
        journal.node.inTransaction(() -> {
            journal.node
                    .get(Journal.class)
                    .record(JournalEntry.of("registerCustomerRelationship")
                            .by(new OrganisationNumber("310011223"), "ab".repeat(32))
                            .about(journal.controlObject)
                            .entry());
            return true;
        });

        assertThat(search.subjectReport(journal.controlObject, "kari")).hasSize(12);
    }

    @Test
    void a_purge_takes_content_out_and_the_seals_still_hold() {
        journal.node.clock().move(Duration.ofDays(70));
        UUID young = journal.add();
        Retention retention = retention(Period.ofMonths(1), Period.ofMonths(2));

        assertThat(retention.due()).extracting(Retention.Due::count).containsExactly(24L, 12L);
        assertThat(retention.purge("kari")).extracting(Retention.Due::count).containsExactly(24L, 12L);
        journal.seal();

        assertThat(count("journal_message where content is not null")).isEqualTo(2);
        assertThat(count("journal_entry where control_object is not null")).isEqualTo(1);
        assertThat(find(journal.caseId, null, null, null, null, null, null))
                .filteredOn(entry -> !entry.id().equals(young))
                .allSatisfy(entry -> {
                    assertThat(entry.controlObject()).isNull();
                    assertThat(entry.detail()).isNull();
                    assertThat(entry.facts().references().legalMandate()).isNotNull();
                });
        VerificationReport report = journal.verify();
        assertThat(report.findings()).isEmpty();
        assertThat(report.counts().purged()).isEqualTo(48);
        assertThat(find(null, null, null, null, null, null, "audit purge"))
                .extracting(RecordedEntry::actor)
                .containsExactly("kari", "kari");
    }

    @Test
    void content_that_goes_missing_after_a_purge_is_still_found() {
        journal.node.clock().move(Duration.ofDays(70));
        retention(Period.ofMonths(1), null).purge("kari");
        UUID young = journal.add();
        journal.seal();
        journal.sql("update journal_message set content = null where entry_id = ?", young);
        // a time that says that it was due does not help: the entry's own is sealed
        journal.sql(
                "update journal_message set recorded_at = timestamp '2000-01-01 00:00:00' where entry_id = ?", young);

        assertThat(journal.verify().findings())
                .hasSize(2)
                .extracting(Finding::kind)
                .containsOnly(Finding.Kind.CONTENT_REMOVED);
    }

    @Test
    void nothing_is_purged_without_a_retention() {
        assertThatExceptionOfType(AuditRefused.class)
                .isThrownBy(() -> retention(null, null).purge("kari"));
    }

    @Test
    void strangers_are_counted_and_do_not_fill_the_disk() {
        var refusals = new UnauthenticatedRefusals(
                journal.node.get(Journal.class),
                journal.node.get(ContentCipher.class),
                journal.node.get(UnitOfWork.class),
                journal.node.get(AuditSettings.class),
                journal.node.clock());
        for (int i = 0; i < 5000; i++) {
            refusals.refused("KFR-001", "192.0.2.1");
            refusals.refused("KFR-024", "198.51.100." + i);
        }
        refusals.write();
        refusals.write();

        List<RecordedEntry> entries = find(null, null, null, null, null, null, UnauthenticatedRefusals.OPERATION);
        assertThat(entries).hasSize(20);
        assertThat(entries).extracting(RecordedEntry::outcome).contains("KFR-001", "KFR-024", "several");
        assertThat(entries)
                .extracting(RecordedEntry::detail)
                .anyMatch(detail -> String.valueOf(detail).startsWith("5000 since"))
                .noneMatch(detail -> String.valueOf(detail).contains("192.0.2.1"));
    }

    private Retention retention(@Nullable Period messages, @Nullable Period content) {
        var settings = new AuditSettings(
                List.of(),
                null,
                new AuditSettings.Seal(Duration.ofSeconds(2), 5000),
                new AuditSettings.TimeStamp(null, Duration.ofMinutes(10), Duration.ofSeconds(10)),
                new AuditSettings.Retention(messages, content),
                20);
        return new Retention(
                journal.node.get(JdbcClient.class),
                settings,
                journal.node.get(AdministrativeJournal.class),
                journal.node.clock());
    }

    private long count(String rows) {
        return journal.node
                .sql()
                .sql("select count(*) from " + rows)
                .query(Long.class)
                .single();
    }

    private List<RecordedEntry> find(
            @Nullable UUID caseId,
            @Nullable CustomerId controlObject,
            @Nullable OrganisationNumber organisation,
            @Nullable Instant from,
            @Nullable Instant before,
            @Nullable String outcome,
            @Nullable String operation) {
        return search.find(
                new JournalQuery(caseId, controlObject, organisation, from, before, outcome, operation, 1000), "kari");
    }
}
