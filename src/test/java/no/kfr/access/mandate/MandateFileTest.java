package no.kfr.access.mandate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import no.kfr.access.AccessContract;
import no.kfr.access.LegalMandate;
import no.kfr.access.LookupGroundsSample;
import no.kfr.access.Operation;
import no.kfr.access.PeriodRule;
import no.kfr.access.RightsFixture;
import no.kfr.access.TestDatabases;
import no.kfr.audit.JournalEntry;
import no.kfr.identity.CustomerId;
import no.kfr.rights.Difference;
import no.kfr.rights.Difference.Kind;
import no.kfr.rights.InputRefused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MandateFileTest {

    private final RightsFixture node = RightsFixture.seeded(TestDatabases.H2.fresh());

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void the_export_of_the_seed_is_the_seed() throws IOException {
        assertThat(node.mandates().export()).isEqualTo(Files.readString(RightsFixture.SEED_MANDATES));
    }

    @Test
    void aliases_stand_in_a_last_column_and_come_back_in_the_export() {
        String csv = withAliases("Straffeprosessloven 210-3-1|strpl. § 210 (3) 1. pkt.");

        node.mandates().apply(csv, node.mandates().compare(csv), "kari");

        assertThat(node.mandates().export()).isEqualTo(csv);
        var question = new LookupGroundsSample(AccessContract.POLICE, "strpl. §210 (3)  1. pkt.", AccessContract.TODAY);
        assertThat(node.access().check(question.build()).permitted()).isTrue();
    }

    @Test
    void names_every_wrong_line_with_its_reason_and_applies_nothing() {
        String before = node.mandates().export();
        String csv = before
                + "A;B;974761077;lookupCustomerRelationships;PERSON;§ 1;OPTIONAL;TO_TODAY;true\n"
                + "A;B;974761076;lookup,registerCustomerRelationship;PEOPLE;§ 1;MAYBE;FROM_WITHIN_YEARS(0);yes\n"
                + "A;B;974761076;lookupCustomerRelationships\n"
                + "A;B;974761076;lookupCustomerRelationships;PERSON; ;OPTIONAL;TO_TODAY;true\n"
                + "Skatt-kontroll;Skatteetaten;974761076;lookupCustomerRelationships;ORGANISATION,PERSON;"
                + AccessContract.TAX_MANDATE + ";OPTIONAL;TO_TODAY;true\n";

        InputRefused refused =
                catchThrowableOfType(InputRefused.class, () -> node.mandates().compare(csv));

        assertThat(refused.problems())
                .extracting(InputRefused.Problem::line)
                .containsExactly(12, 13, 13, 13, 13, 13, 13, 14, 15, 16);
        assertThat(refused.problems().getFirst().reason()).startsWith("consumer_org is not an organisation number");
        assertThat(refused.problems().getLast().reason()).endsWith("as line 2");
        assertThat(node.mandates().export()).isEqualTo(before);
    }

    @Test
    void holds_a_mandate_that_is_entered_alone_to_the_rules_of_the_file() {
        LegalMandate known = node.mandates().all().getFirst();
        Set<Operation> operations = known.operations();
        Set<CustomerId.Kind> kinds = known.subjectKinds();

        assertThat(refusal(mandate(operations, kinds, " ", known.periodRules(), List.of())))
                .startsWith("legal_mandate is blank");
        assertThat(refusal(mandate(Set.of(), kinds, "§ 1", known.periodRules(), List.of())))
                .startsWith("operations are");
        assertThat(refusal(mandate(Set.of(Operation.LIST_MANDATES), kinds, "§ 1", known.periodRules(), List.of())))
                .startsWith("operations are");
        assertThat(refusal(mandate(operations, Set.of(), "§ 1", known.periodRules(), List.of())))
                .startsWith("subject_kinds are");
        assertThat(refusal(mandate(operations, kinds, "§ 1", List.of(), List.of())))
                .startsWith("period_rule is");
        assertThat(refusal(mandate(operations, kinds, "§ 1", known.periodRules(), List.of("a|b"))))
                .startsWith("an alias has no |");
        assertThat(refusal(known)).endsWith("as mandate number 1");
    }

    private String refusal(LegalMandate mandate) {
        List<LegalMandate> before = node.mandates().all();
        InputRefused refused =
                catchThrowableOfType(InputRefused.class, () -> node.mandates().add(mandate, "kari"));
        assertThat(node.mandates().all()).isEqualTo(before);
        assertThat(refused.problems()).hasSize(1);
        return refused.problems().getFirst().reason();
    }

    private static LegalMandate mandate(
            Set<Operation> operations,
            Set<CustomerId.Kind> kinds,
            String text,
            List<PeriodRule> rules,
            List<String> aliases) {
        return LegalMandate.of(AccessContract.POLICE)
                .service("Ny")
                .consumerName("Politiet")
                .operations(operations)
                .subjectKinds(kinds)
                .text(text)
                .periodRules(rules)
                .aliases(aliases)
                .mandate();
    }

    @Test
    void refuses_a_quote_that_is_not_closed_with_its_line() {
        String csv = node.mandates().export() + "A;B;974761076;\"lookup\n";

        InputRefused refused =
                catchThrowableOfType(InputRefused.class, () -> node.mandates().compare(csv));

        assertThat(refused.problems()).extracting(InputRefused.Problem::line).containsExactly(12);
    }

    @Test
    void refuses_a_file_with_other_columns() {
        InputRefused refused =
                catchThrowableOfType(InputRefused.class, () -> node.mandates().compare("service;agency\nA;B\n"));

        assertThat(refused.problems()).extracting(InputRefused.Problem::line).containsExactly(1);
    }

    @Test
    void shows_what_is_added_changed_and_removed_and_journals_it_with_who_did_it() {
        List<String> lines = node.mandates().export().lines().toList();
        String csv = String.join("\n", lines.subList(0, 10))
                        .replace("FROM_WITHIN_YEARS(10);true", "FROM_WITHIN_YEARS(5);true")
                + "\nNy;Skatteetaten;974761076;lookupCustomerRelationships;PERSON;§ 1;REQUIRED;TODAY_ONLY;true\n";

        Difference difference = node.mandates().compare(csv);
        node.mandates().apply(csv, difference, "kari");

        assertThat(difference.count(Kind.ADDED)).isEqualTo(1);
        assertThat(difference.count(Kind.CHANGED)).isEqualTo(3);
        assertThat(difference.count(Kind.REMOVED)).isEqualTo(1);
        assertThat(difference.count(Kind.UNCHANGED)).isEqualTo(6);
        assertThat(node.mandates().export()).isEqualTo(csv);
        assertThat(node.journal).hasSize(5).extracting(JournalEntry::actor).containsOnly("kari");
        assertThat(node.mandates().compare(csv).isEmpty()).isTrue();
    }

    @Test
    void refuses_to_apply_when_the_list_was_changed_after_the_difference_was_shown() {
        String csv = node.mandates().export().lines().limit(3).reduce("", (text, line) -> text + line + "\n");
        Difference shown = node.mandates().compare(csv);
        node.mandates().remove(10, "ola");

        InputRefused refused =
                catchThrowableOfType(InputRefused.class, () -> node.mandates().apply(csv, shown, "kari"));

        assertThat(refused).hasMessageContaining("changed in the meantime");
        assertThat(node.mandates().all()).hasSize(9);
    }

    private String withAliases(String aliases) {
        List<String> lines = node.mandates().export().lines().toList();
        var csv = new StringBuilder(lines.getFirst() + ";aliases\n");
        lines.stream()
                .skip(1)
                .forEach(line -> csv.append(line)
                        .append(';')
                        .append(line.contains("(3) første punktum") ? aliases : "")
                        .append('\n'));
        return csv.toString();
    }
}
