package no.kfr.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import no.kfr.MovableClock;
import no.kfr.TestCertificates;
import no.kfr.TestDatabase;
import no.kfr.TestNumbers;
import no.kfr.audit.Journal;
import no.kfr.audit.JournalEntry;
import no.kfr.audit.RecordedEntry;
import no.kfr.audit.SealedJournal;
import no.kfr.audit.search.JournalQuery;
import no.kfr.audit.search.JournalSearch;
import no.kfr.identity.AccountNumber;
import no.kfr.identity.ControlObject;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.operator.command.OperatorContext;
import no.kfr.register.Register;
import no.kfr.register.RelationshipKey;
import no.kfr.register.RelationshipType;
import no.kfr.register.period.Ownership;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AuditCommandsTest {

    private final SealedJournal journal = SealedJournal.on(TestDatabase.H2);
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @AfterEach
    void stop_the_clock() {
        journal.node.clock().moveTo(MovableClock.START);
    }

    @Test
    void verifies_the_journal_against_the_registers_own_key_and_tells_the_anchor() {
        assertThat(audit("verify")).isZero();

        assertThat(out.toString())
                .contains("3 blocks, 12 entries, 24 messages")
                .contains("Nothing was altered")
                .containsPattern("  3:[0-9a-f]{64}");
    }

    @Test
    void says_what_is_wrong_with_exit_code_1() {
        journal.sql("update journal_entry set outcome = 'KFR-055' where entry_id = ?", journal.entries.get(5));

        assertThat(audit("verify")).isEqualTo(1);
        assertThat(out.toString()).contains("ENTRY_ALTERED  block 2, place 2, entry " + journal.entries.get(5));
    }

    @Test
    void finds_a_missing_end_by_the_anchor() {
        assertThat(audit("verify", "--expect-block", "9:" + "ab".repeat(32))).isEqualTo(1);
        assertThat(out.toString()).contains("END_MISSING  block 9");
        assertThat(audit("verify", "--expect-block", "nine")).isEqualTo(1);
        assertThat(err.toString()).contains("--expect-block");
    }

    @Test
    void exports_a_case_that_is_verified_without_the_register() throws Exception {
        Path file = folder.resolve("case.zip");
        assertThat(audit("export", "--case", journal.caseId.toString(), "--out", file.toString()))
                .isZero();
        Path authority = pem(TestCertificates.authority().certificate());

        assertThat(offline("verify", "--archive", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("--certificate");
        assertThat(offline("verify", "--archive", file.toString(), "--certificate", authority.toString()))
                .isEqualTo(1);
        assertThat(offline(
                        "verify",
                        "--archive",
                        file.toString(),
                        "--certificate",
                        authority.toString(),
                        "--register",
                        TestCertificates.REGISTER))
                .isZero();
    }

    @Test
    void shows_whom_it_was_about_only_when_asked() {
        assertThat(audit("search", "--case", journal.caseId.toString(), "--as", "kari"))
                .isZero();
        assertThat(out.toString()).contains("organisation *********").doesNotContain(journal.controlObject.value());
        assertThat(out.toString()).contains("12 entries");

        assertThat(audit("search", "--case", journal.caseId.toString(), "--show-control-object"))
                .isZero();
        assertThat(out.toString()).contains(journal.controlObject.value());
        assertThat(entries("audit search")).extracting(RecordedEntry::actor).contains("kari");
    }

    @Test
    void a_wrong_identity_number_is_not_repeated() {
        assertThat(audit("search", "--control-object", "01020312345")).isEqualTo(1);
        assertThat(err.toString()).contains("--control-object").doesNotContain("01020312345");
    }

    @Test
    void reports_to_the_data_subject_without_what_is_withheld() {
        String about = journal.controlObject.value();
        assertThat(audit("subject-report", "--control-object", about)).isZero();
        assertThat(out.toString()).contains("12 entries").contains("974761076");

        assertThat(audit("withhold", "--case", journal.caseId.toString(), "--reason", "investigation"))
                .isZero();
        out.getBuffer().setLength(0);
        assertThat(audit("subject-report", "--control-object", about)).isZero();
        assertThat(out.toString()).contains("0 entries").doesNotContain("974761076");
        assertThat(audit("release", "--case", journal.caseId.toString())).isZero();
    }

    @Test
    void purges_nothing_without_a_retention() {
        assertThat(audit("purge", "--yes")).isEqualTo(1);
        assertThat(err.toString()).contains("kfr.audit.retention");
    }

    @Test
    void answers_as_of_a_past_moment_and_journals_it() {
        OrganisationNumber bank = TestNumbers.organisation();
        var key = new RelationshipKey(bank, journal.controlObject, RelationshipType.DSOPBANK);
        Instant before = journal.node.clock().instant().minusSeconds(60);
        LocalDate start = LocalDate.of(2020, 1, 1);
        journal.node.inTransaction(
                () -> journal.node.get(Register.class).register(key, Period.openFrom(start), Ownership.PRIMARY_OWNER));
        var other = new RelationshipKey(TestNumbers.organisation(), journal.controlObject, RelationshipType.DSOPBANK);
        journal.node.inTransaction(() ->
                journal.node.get(Register.class).register(other, Period.openFrom(start), Ownership.NOT_PRIMARY_OWNER));
        Instant known = journal.node.clock().instant();
        journal.node.clock().move(Duration.ofHours(1));
        journal.node.inTransaction(() -> journal.node.get(Register.class).annul(key, start, "a mistake"));
        journal.node.clock().move(Duration.ofHours(1));

        assertThat(lookupAsOf(before)).contains("0 institutions");
        assertThat(lookupAsOf(known)).contains("2 institutions as known at").contains(bank.value());
        assertThat(lookupAsOf(known, "--only-primary-owner"))
                .contains("1 institution as known at")
                .contains(bank.value());
        assertThat(lookupAsOf(journal.node.clock().instant()))
                .contains("1 institution")
                .doesNotContain(bank.value());
        assertThat(entries("lookup-as-of"))
                .hasSize(4)
                .allSatisfy(entry -> assertThat(entry.controlObject()).isEqualTo(journal.controlObject));
        assertThat(commands(true)
                        .execute(
                                "lookup-as-of",
                                "--control-object",
                                journal.controlObject.value(),
                                "--at",
                                "2999-01-01"))
                .isEqualTo(1);
    }

    @Test
    void finds_an_account_apart_from_a_person_of_the_same_digits() {
        var person = TestNumbers.syntheticPerson();
        journal.node.inTransaction(() -> {
            journal.node.get(Journal.class).record(about("lookupCustomerRelationships", person));
            journal.node
                    .get(Journal.class)
                    .record(about("getAccountServicingProvider", new AccountNumber(person.value())));
            return true;
        });
        String written = new AccountNumber(person.value()).written();

        assertThat(commands(true).execute("audit", "search", "--account", written, "--show-control-object"))
                .isZero();
        assertThat(out.toString())
                .contains("getAccountServicingProvider", "account " + written, "1 entry")
                .doesNotContain("lookupCustomerRelationships");
        out.getBuffer().setLength(0);
        assertThat(commands(true).execute("audit", "subject-report", "--account", person.value()))
                .isZero();
        assertThat(commands(true).execute("audit", "search", "--account", written, "--control-object", person.value()))
                .isEqualTo(1);
        assertThat(commands(true).execute("audit", "search", "--account", "123"))
                .isEqualTo(1);
    }

    private static JournalEntry about(String operation, ControlObject about) {
        return JournalEntry.of(operation)
                .by(new OrganisationNumber("974761076"), "ab".repeat(32))
                .legalMandate("§ 10-2")
                .about(about)
                .entry();
    }

    private String lookupAsOf(Instant moment, String... more) {
        out.getBuffer().setLength(0);
        var arguments = new ArrayList<>(List.of(
                "lookup-as-of",
                "--control-object",
                journal.controlObject.value(),
                "--at",
                moment.toString(),
                "--from",
                "2020-01-01"));
        arguments.addAll(List.of(more));
        assertThat(commands(true).execute(arguments.toArray(String[]::new))).isZero();
        return out.toString();
    }

    private List<RecordedEntry> entries(String operation) {
        return journal.node
                .get(JournalSearch.class)
                .find(new JournalQuery(null, null, null, null, null, null, operation, 100), "test");
    }

    private Path pem(X509Certificate certificate) throws Exception {
        return Files.writeString(
                folder.resolve(UUID.randomUUID() + ".pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
    }

    private int audit(String... arguments) {
        return execute(true, arguments);
    }

    /** With nothing of the register there. */
    private int offline(String... arguments) {
        return execute(false, arguments);
    }

    private int execute(boolean services, String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "audit";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return commands(services).execute(all);
    }

    private CommandLine commands(boolean services) {
        OperatorContext.Opener opener = settings -> {
            if (!services) {
                throw new IllegalStateException("the register was opened");
            }
            return context();
        };
        return new CommandLine(CommandLine.Model.CommandSpec.create())
                .addSubcommand(AuditCommands.audit(opener))
                .addSubcommand(AuditCommands.lookupAsOf(opener))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
    }

    private OperatorContext context() {
        return new OperatorContext() {
            @Override
            public <T> T service(Class<T> type) {
                return type == Clock.class ? type.cast(journal.node.clock()) : journal.node.get(type);
            }

            @Override
            public void close() {
                // the node goes on
            }
        };
    }
}
