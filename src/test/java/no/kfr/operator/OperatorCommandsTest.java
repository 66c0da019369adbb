package no.kfr.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import no.kfr.access.RightsFixture;
import no.kfr.access.TestDatabases;
import no.kfr.audit.JournalEntry;
import no.kfr.identity.OrganisationNumber;
import no.kfr.operator.command.OperatorContext;
import no.kfr.participant.FinancialInstitution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class OperatorCommandsTest {

    private static final OrganisationNumber BANK = new OrganisationNumber("310011223");

    private final RightsFixture node = RightsFixture.seeded(TestDatabases.H2.fresh());
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void lists_participants_as_a_table() {
        assertThat(run("participants", "list")).isZero();

        assertThat(out.toString().lines().toList())
                .contains("Number     Name              Parts               Takes part")
                .contains("310011223  Sparebanken Demo  institution (BOTH)  yes")
                .contains("974761076  Skatteetaten      agency (enforce)    yes")
                .endsWith("5 participants");
    }

    @Test
    void shows_a_participant_with_its_delegations() {
        assertThat(run("participants", "show", "310011223")).isZero();

        assertThat(out.toString())
                .contains("Sparebanken Demo")
                .contains("delegation to")
                .contains("310033448 Bankdata Demo");
    }

    @Test
    void journals_a_change_under_the_name_that_was_given() {
        assertThat(run("participants", "suspend", "310011223", "--reason", "agreement ended", "--as", "kari"))
                .isZero();

        assertThat(node.participants().find(BANK).orElseThrow().suspension()).isNotNull();
        assertThat(node.journal).extracting(JournalEntry::actor).containsExactly("kari");
    }

    @Test
    void journals_a_change_under_the_login_name_otherwise() {
        assertThat(run("participants", "withdraw", "310011223", "310033448")).isZero();

        assertThat(node.journal).extracting(JournalEntry::actor).containsExactly(System.getProperty("user.name"));
    }

    @Test
    void adds_changes_and_delegates() {
        assertThat(run("participants", "add", "310044555", "--name", "Nybanken", "--institution", "kfr"))
                .isZero();
        assertThat(run(
                        "participants",
                        "change",
                        "310044555",
                        "--concession",
                        "Bank",
                        "--collection-account",
                        "12340000011"))
                .isZero();
        assertThat(run("participants", "delegate", "310044555", "310033448", "--operation", "*"))
                .isZero();

        assertThat(node.files().export()).contains("""
              - number: "310044555"
                name: "Nybanken"
                activeFrom: 2026-11-22
                financialInstitution:
                  coverage: KFR
                  coverageSince: 2026-11-22
                  concessions: ["Bank"]
                  collectionAccounts: ["12340000011"]
                delegations:
                  - supplier: "310033448"
                    operations: ["*"]
                    from: 2026-11-22
            """);
    }

    @Test
    void a_change_of_coverage_counts_from_today_unless_another_day_is_given() {
        run("participants", "change", "310011223", "--name", "Sparebanken");
        assertThat(since()).isEqualTo("2015-01-01");
        run("participants", "change", "310011223", "--institution", "kfr");
        assertThat(since()).isEqualTo("2026-11-22");
        run("participants", "change", "310011223", "--institution", "kar", "--covered-since", "2020-02-02");
        assertThat(since()).isEqualTo("2020-02-02");
        assertThat(run("participants", "change", "310011223", "--covered-since", "2026-11-23"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("a day that is yet to come");
        assertThat(since()).isEqualTo("2020-02-02");
    }

    @Test
    void a_licence_can_be_taken_off() {
        assertThat(run("participants", "change", "310011223", "--concession", "none"))
                .isZero();
        assertThat(institution().concessions()).isEmpty();
    }

    private String since() {
        return institution().coverageSince().toString();
    }

    private FinancialInstitution institution() {
        return Objects.requireNonNull(
                node.participants().find(BANK).orElseThrow().institution());
    }

    @Test
    void refuses_what_is_not_in_order_with_exit_code_1_and_wrong_usage_with_2() {
        assertThat(run("participants", "show", "310044555")).isEqualTo(1);
        assertThat(err.toString()).contains("310044555 is not a participant");
        assertThat(run("participants", "delegate", "310011223", "310022330", "--operation", "fly"))
                .isEqualTo(1);
        assertThat(run("participants", "show", "123")).isEqualTo(2);
        assertThat(run("participants", "suspend", "310011223")).isEqualTo(2);
        assertThat(node.journal).isEmpty();
    }

    @Test
    void refuses_a_change_that_changes_nothing() {
        assertThat(run("participants", "resume", "310011223")).isEqualTo(1);
        assertThat(run("mandates", "resume", "1")).isEqualTo(1);

        assertThat(err.toString()).contains("nothing to change").contains("Nothing was changed.");
        assertThat(node.journal).isEmpty();
    }

    @Test
    void tells_a_wrong_date_in_its_own_words() {
        assertThat(run("participants", "suspend", "310011223", "--reason", "x", "--since", "2026-02-30"))
                .isEqualTo(2);

        assertThat(err.toString()).contains("not a date like 2026-11-22").doesNotContain("java.");
    }

    @Test
    void refuses_a_folder_in_place_of_a_file_and_a_file_that_is_too_long() throws IOException {
        Path file = Files.writeString(folder.resolve("long.yaml"), "# ".repeat(2_000_000));

        assertThat(run("participants", "import", folder.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("cannot be read");
        assertThat(run("participants", "import", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("longer than 3145728 characters").doesNotContain("not YAML");
    }

    @Test
    void imports_after_a_yes_and_not_otherwise() throws IOException {
        Path file = changedFile();

        assertThat(runAnswering("n\n", "participants", "import", file.toString()))
                .isEqualTo(1);
        assertThat(node.participants().nameOf(BANK)).isEqualTo("Sparebanken Demo");
        assertThat(out.toString())
                .contains("  ~ 310011223 Sparebanken ny")
                .contains("name: Sparebanken Demo -> Sparebanken ny");

        assertThat(runAnswering("y\n", "participants", "import", file.toString()))
                .isZero();
        assertThat(node.participants().nameOf(BANK)).isEqualTo("Sparebanken ny");
    }

    @Test
    void says_that_there_is_nobody_to_ask() throws IOException {
        assertThat(runAnswering("", "participants", "import", changedFile().toString()))
                .isEqualTo(1);

        assertThat(err.toString()).contains("no standard input").contains("--yes");
        assertThat(node.journal).isEmpty();
    }

    @Test
    void a_dry_run_changes_nothing_and_yes_does_not_ask() throws IOException {
        Path file = changedFile();

        assertThat(run("participants", "import", "--dry-run", file.toString())).isZero();
        assertThat(node.journal).isEmpty();
        assertThat(run("participants", "import", "--yes", file.toString())).isZero();
        assertThat(node.journal).hasSize(1);
        assertThat(run("participants", "import", file.toString())).isZero();
        assertThat(out.toString()).contains("nothing to change");
    }

    @Test
    void tells_every_problem_of_a_file_with_its_line() throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.yaml"), "participants:\n  - name: A\n    x: 1\n");

        assertThat(run("participants", "import", "--yes", file.toString())).isEqualTo(1);

        assertThat(err.toString()).contains("line 2: number is missing").contains("line 3: unknown field x");
        assertThat(run("participants", "import", folder.resolve("none").toString()))
                .isEqualTo(1);
    }

    @Test
    void exports_what_imports_to_the_same() throws IOException {
        Path file = folder.resolve("mandates.csv");

        assertThat(run("mandates", "export", file.toString())).isZero();

        assertThat(file).hasSameTextualContentAs(RightsFixture.SEED_MANDATES);
        assertThat(run("mandates", "import", file.toString())).isZero();
    }

    @Test
    void lists_shows_suspends_and_changes_mandates() {
        assertThat(run("mandates", "list", "--agency", "974761076")).isZero();
        assertThat(out.toString())
                .contains("FROM_WITHIN_YEARS(10)")
                .contains("FI-Utlegg-Test")
                .doesNotContain("Politiet");
        assertThat(run("mandates", "show", "7")).isZero();
        assertThat(out.toString()).contains("the period lies within the previous calendar year");

        assertThat(run("mandates", "suspend", "1")).isZero();
        assertThat(run("mandates", "change", "2", "--period", "FROM_WITHIN_YEARS(5)", "--alias", "strpl. 210"))
                .isZero();
        assertThat(run(
                        "mandates",
                        "add",
                        "974761076",
                        "§ 1",
                        "--service",
                        "Ny",
                        "--about",
                        "person",
                        "--period",
                        "TO_TODAY"))
                .isZero();

        assertThat(node.mandates().all()).hasSize(11);
        assertThat(node.mandates().all().getFirst().active()).isFalse();
        assertThat(node.mandates().all().get(1).aliases()).isEqualTo(List.of("strpl. 210"));
        assertThat(node.journal)
                .extracting(JournalEntry::operation)
                .containsExactly("mandates suspend", "mandates change", "mandates add");
    }

    @Test
    void refuses_mandates_that_are_not_in_order() {
        assertThat(run("mandates", "show", "11")).isEqualTo(1);
        assertThat(run("mandates", "change", "1", "--period", "FOREVER")).isEqualTo(1);
        assertThat(run("mandates", "add", "974761076", "§ 1", "--service", "Ny", "--about", "person"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("period_rule is one or more");
        assertThat(node.journal).isEmpty();
    }

    private Path changedFile() throws IOException {
        String changed = node.files().export().replace("Sparebanken Demo", "Sparebanken ny");
        return Files.writeString(folder.resolve("participants.yaml"), changed);
    }

    private int run(String... arguments) {
        return runAnswering("", arguments);
    }

    private int runAnswering(String answer, String... arguments) {
        OperatorContext.Opener opener = settings -> new OperatorContext() {
            @Override
            public <T> T service(Class<T> type) {
                return node.bean(type);
            }

            @Override
            public void close() {}
        };
        Reader answers = new StringReader(answer);
        return new CommandLine(new Root())
                .addSubcommand(OperatorCommands.participants(opener, answers))
                .addSubcommand(OperatorCommands.mandates(opener, answers))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Command(name = "kfr")
    private static final class Root {}
}
