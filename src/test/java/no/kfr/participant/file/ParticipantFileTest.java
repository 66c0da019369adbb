package no.kfr.participant.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import no.kfr.access.RightsFiles;
import no.kfr.access.RightsFixture;
import no.kfr.access.TestDatabases;
import no.kfr.audit.JournalEntry;
import no.kfr.identity.Flaw;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.participant.Coverage;
import no.kfr.participant.Delegation;
import no.kfr.participant.FinancialInstitution;
import no.kfr.participant.Participant;
import no.kfr.participant.Suspension;
import no.kfr.rights.Difference;
import no.kfr.rights.Difference.Kind;
import no.kfr.rights.InputRefused;
import no.kfr.rights.InputRefused.Problem;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParticipantFileTest {

    private static final OrganisationNumber BANK = new OrganisationNumber("310011223");
    private static final OrganisationNumber SUPPLIER = new OrganisationNumber("310033448");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String ONE_SUPPLIER = """
        participants:
          - number: "310033448"
            name: "Bankdata Demo"
            activeFrom: 2015-01-01
            supplier: true
        """;

    private final RightsFixture node = RightsFixture.seeded(TestDatabases.H2.fresh());

    @AfterEach
    void close() {
        node.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy/demo/participants.yaml", "deploy/participants.yaml.example"})
    void what_is_exported_imports_to_the_same_and_exports_to_the_same_text(String file) {
        try (var empty = new RightsFixture(TestDatabases.H2.fresh());
                var other = new RightsFixture(TestDatabases.H2.fresh())) {
            RightsFiles.importInto(empty.files(), Path.of(file));
            String exported = empty.files().export();

            assertThat(empty.files().compare(exported, true).isEmpty()).isTrue();
            Difference all = other.files().compare(exported, false);
            other.files().apply(exported, false, all, "kari");
            assertThat(other.files().export()).isEqualTo(exported);
            assertThat(other.participants().all())
                    .isEqualTo(empty.participants().all());
        }
    }

    @Test
    void takes_no_organisation_of_a_synthetic_population_where_none_are_accepted() {
        try (var production =
                new RightsFixture(TestDatabases.H2.fresh(), Map.of("kfr.identity.accept-synthetic", "false"))) {
            assertThat(reasons(() -> RightsFiles.importInto(production.files(), RightsFixture.DEMO_PARTICIPANTS)))
                    .contains("310011223 is of a synthetic population, which this register does not accept"
                            + " (kfr.identity.accept-synthetic)");
            assertThat(production.participants().all()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"000000000", "100000008"})
    void takes_no_organisation_that_cannot_exist(String nobody) {
        String file = ONE_SUPPLIER.replace("310033448", nobody);

        assertThat(reasons(() -> node.files().compare(file, false)))
                .containsExactly("number is not an organisation number: " + Flaw.SERIES.rule());
    }

    @Test
    void a_file_that_is_silent_on_it_leaves_the_first_day_of_a_coverage_and_begins_it_today_when_it_changes() {
        String yaml = """
            participants:
              - number: "310011223"
                name: "Sparebanken Demo"
                activeFrom: 2015-01-01
                financialInstitution:
                  coverage: %s
            """;
        apply(yaml.formatted("BOTH"));
        assertThat(since()).isEqualTo(LocalDate.of(2015, 1, 1));
        apply(yaml.formatted("KAR"));
        assertThat(since()).isEqualTo(TODAY);
        apply(yaml.formatted("KAR\n      coverageSince: 2019-05-05"));
        assertThat(since()).isEqualTo(LocalDate.of(2019, 5, 5));
        node.clock.move(Duration.ofDays(3));
        apply(yaml.formatted("KAR").replace("Sparebanken", "Bank"));
        assertThat(since()).isEqualTo(LocalDate.of(2019, 5, 5));
        assertThat(node.files().export()).contains("coverageSince: 2019-05-05");
    }

    private void apply(String yaml) {
        node.files().apply(yaml, false, node.files().compare(yaml, false), "kari");
    }

    private LocalDate since() {
        return Objects.requireNonNull(
                        node.participants().find(BANK).orElseThrow().institution())
                .coverageSince();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bank \"Ø\" \\ : # 'å' \t 1",
                "2019-11-08",
                "no",
                "[Bank, {a: b}] & *c !d %e @f `g`",
                "Bank \u0085 \u2028 \u00a0 \ufeff \ud83c\udfe6",
                "A bank with a name that is longer than a line of YAML would be if its writer were let do as it likes,"
                        + " which it is not"
            })
    void names_with_any_characters_come_back_from_one_line(String name) {
        node.changes().change(BANK, bank -> renamed(bank, name), "kari");

        String exported = node.files().export();
        assertThat(node.files().compare(exported, false).isEmpty()).isTrue();
        assertThat(exported.lines().filter(line -> line.startsWith("    name: \"")))
                .hasSize(node.participants().all().size());
    }

    @Test
    void names_every_wrong_line_with_its_reason_and_applies_nothing() {
        String before = node.files().export();
        String yaml = """
            participants:
              - number: "310011224"
                name: "Wrong control digit"
                activeFrom: 2015-01-01
                supplier: true
              - number: "310022330"
                name: "Wrong dates"
                activeFrom: 2015-02-30
                activeUntil: 2016-01-01
                financialInstitution:
                  coverage: SOME
                  collectionAccounts: ["12340000012"]
                supplier: perhaps
              - number: "310011223"
                name: "Wrong delegations"
                activeFrom: 2015-01-01
                activeTo: 2014-12-31
                publicAgency:
                  mandates: warn
                delegations:
                  - supplier: "974761076"
                    operations: ["registerCustomerRelationship"]
                    from: 2026-01-01
                  - supplier: "310033448"
                    operations: ["*", "fly"]
                    from: 2026-01-01
              - number: "310011223"
                name: "Plays no part"
                activeFrom: 2015-01-01
            """;

        InputRefused refused =
                catchThrowableOfType(InputRefused.class, () -> node.files().compare(yaml, false));

        assertThat(refused.problems())
                .extracting(Problem::line)
                .containsExactly(2, 6, 8, 9, 11, 13, 14, 17, 21, 21, 24, 24, 24, 27);
        assertThat(refused.problems())
                .extracting(Problem::reason)
                .contains(
                        "number is not an organisation number: nine digits, the last of them the right control digit",
                        "unknown field activeUntil",
                        "activeFrom is not a date like 2026-11-22",
                        "coverage is one of KAR, KFR, BOTH, NEITHER");
        assertThat(node.files().export()).isEqualTo(before);
    }

    @Test
    void refuses_a_line_that_is_longer_than_any_that_is_written_by_hand() {
        InputRefused refused = catchThrowableOfType(
                InputRefused.class,
                () -> node.files().compare("participants: []\n#" + "x".repeat(20_000) + "\n", false));

        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(2);
            assertThat(problem.reason()).contains("20000");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "participants: {", "- a\n- b\n", "participants: no list\n", "people: []\n"})
    void refuses_what_is_no_file_of_participants_with_a_line(String yaml) {
        InputRefused refused =
                catchThrowableOfType(InputRefused.class, () -> node.files().compare(yaml, false));

        assertThat(refused.problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.line()).isPositive());
    }

    @Test
    void participants_that_are_not_in_the_file_stay_as_they_are() {
        Difference difference = node.files().compare(ONE_SUPPLIER, false);

        assertThat(difference.count(Kind.NOT_IN_FILE)).isEqualTo(4);
        assertThat(difference.count(Kind.UNCHANGED)).isEqualTo(1);
        assertThat(difference.isEmpty()).isTrue();
    }

    @Test
    void participants_that_are_not_in_the_file_are_suspended_when_the_operator_prunes() {
        Difference difference = node.files().compare(ONE_SUPPLIER, true);
        node.files().apply(ONE_SUPPLIER, true, difference, "kari");

        assertThat(difference.count(Kind.REMOVED)).isEqualTo(4);
        Participant bank = node.participants().find(BANK).orElseThrow();
        assertThat(bank.suspension()).isEqualTo(new Suspension(TODAY, "not in the imported file"));
        assertThat(node.journal).hasSize(4).extracting(JournalEntry::actor).containsOnly("kari");
    }

    @Test
    void a_delegation_that_is_no_longer_in_the_file_is_withdrawn() {
        String exported = node.files().export();
        String without = exported.substring(0, exported.indexOf("    delegations:"))
                + exported.substring(exported.indexOf("  - number: \"310022330\""));
        Difference difference = node.files().compare(without, false);

        node.files().apply(without, false, difference, "kari");

        assertThat(difference.count(Kind.CHANGED)).isEqualTo(1);
        assertThat(node.participants().current().delegationsFor(SUPPLIER))
                .extracting(Delegation::withdrawn)
                .containsExactly(TODAY);
        assertThat(node.files().compare(without, false).isEmpty()).isTrue();
    }

    @Test
    void refuses_to_apply_when_something_changed_after_the_difference_was_shown() {
        String yaml = ONE_SUPPLIER.replace("Bankdata Demo", "Bankdata ny");
        Difference shown = node.files().compare(yaml, false);
        node.changes().suspend(SUPPLIER, new Suspension(TODAY, "test"), "ola");

        InputRefused refused =
                catchThrowableOfType(InputRefused.class, () -> node.files().apply(yaml, false, shown, "kari"));

        assertThat(refused).hasMessageContaining("changed in the meantime");
        assertThat(node.participants().nameOf(SUPPLIER)).isEqualTo("Bankdata Demo");
    }

    @Test
    void journals_each_change_with_who_did_it_and_what_it_was() {
        node.changes().suspend(BANK, new Suspension(TODAY, "agreement"), "kari");
        node.changes().withdraw(BANK, SUPPLIER, "ola");

        assertThat(node.journal)
                .extracting(JournalEntry::operation)
                .containsExactly("participants suspend", "participants withdraw");
        assertThat(node.journal).extracting(JournalEntry::actor).containsExactly("kari", "ola");
        assertThat(node.journal).extracting(JournalEntry::principal).containsOnly(BANK);
        assertThat(node.journal.getFirst().detail()).isEqualTo("suspended: since 2026-11-22: agreement");
    }

    @Test
    void what_cannot_be_journalled_is_not_done() {
        try (var unjournalled = RightsFixture.withBrokenJournal(TestDatabases.H2.fresh())) {
            var added = new Participant(BANK, "Bank", Period.openFrom(TODAY), null, null, true, null, new TreeSet<>());
            assertThat(catchThrowableOfType(
                            IllegalStateException.class,
                            () -> unjournalled.changes().add(added, "kari")))
                    .isNotNull();
            assertThat(unjournalled.participants().all()).isEmpty();
        }
    }

    @Test
    void refuses_single_changes_that_leave_something_out_of_order() {
        assertThat(reasons(() -> node.changes().change(SUPPLIER, ParticipantFileTest::withoutPart, "kari")))
                .contains("310033448 plays no part: it is a financial institution, a public agency, a supplier, or"
                        + " several of them")
                .contains("delegation from 310011223 to 310033448 goes to a participant that is no supplier");
        assertThat(reasons(() -> node.changes().resume(new OrganisationNumber("310044555"), "kari")))
                .containsExactly("310044555 is not a participant");
        assertThat(node.journal).isEmpty();
    }

    @Test
    void a_supplier_whose_delegations_are_all_over_may_stop_being_one() {
        node.changes().withdraw(BANK, SUPPLIER, "kari");
        node.changes()
                .delegate(
                        new Delegation(
                                BANK,
                                SUPPLIER,
                                new TreeSet<>(List.of("*")),
                                new Period(TODAY.minusDays(9), TODAY.minusDays(1)),
                                null),
                        "kari");

        node.changes().change(SUPPLIER, ParticipantFileTest::asInstitution, "kari");

        assertThat(node.participants().find(SUPPLIER).orElseThrow().supplier()).isFalse();
    }

    private static Participant asInstitution(Participant of) {
        var institution = new FinancialInstitution(new TreeSet<>(), Coverage.KFR, TODAY, new TreeSet<>());
        return new Participant(
                of.number(), of.name(), of.active(), institution, null, false, null, of.pinnedCertificates());
    }

    private static List<String> reasons(ThrowingCallable change) {
        return catchThrowableOfType(InputRefused.class, change).problems().stream()
                .map(Problem::reason)
                .toList();
    }

    private static Participant renamed(Participant of, String name) {
        return new Participant(
                of.number(),
                name,
                of.active(),
                of.institution(),
                of.agency(),
                of.supplier(),
                of.suspension(),
                of.pinnedCertificates());
    }

    private static Participant withoutPart(Participant of) {
        return new Participant(of.number(), of.name(), of.active(), null, null, false, null, of.pinnedCertificates());
    }
}
