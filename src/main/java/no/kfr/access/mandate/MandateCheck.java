package no.kfr.access.mandate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kfr.access.LegalMandate;
import no.kfr.access.Operation;
import no.kfr.access.PeriodRule;
import no.kfr.identity.CustomerId;
import no.kfr.rights.InputRefused;
import no.kfr.rights.InputRefused.Problem;

/** What a mandate has to be like, however it was entered. Problems name its fields as the file does. */
final class MandateCheck {

    static final String SAME_AS = "the same service, agency, operations, subject kinds and text as ";

    /** Stands between two aliases where they are kept. */
    static final String ALIAS_SEPARATOR = "|";

    /** The operations that need a mandate. */
    private static final List<String> MANDATED = Arrays.stream(Operation.values())
            .filter(operation -> operation.service() == Operation.Service.LOOKUP)
            .filter(operation -> operation != Operation.LIST_MANDATES && operation != Operation.LIST_INSTITUTIONS)
            .map(Operation::contractName)
            .toList();

    private final List<String> problems = new ArrayList<>();

    /** @throws InputRefused with every problem of every mandate, and each that is there twice */
    static void require(List<LegalMandate> mandates) {
        var problems = new ArrayList<String>();
        Map<MandateKey, Integer> numbers = new HashMap<>();
        for (int i = 0; i < mandates.size(); i++) {
            problems.addAll(problems(mandates.get(i)));
            Integer first = numbers.putIfAbsent(MandateKey.of(mandates.get(i)), i + 1);
            if (first != null) {
                problems.add(SAME_AS + "mandate number " + first);
            }
        }
        if (!problems.isEmpty()) {
            throw new InputRefused(
                    problems.stream().map(reason -> new Problem(0, reason)).toList());
        }
    }

    private static List<String> problems(LegalMandate mandate) {
        return new MandateCheck()
                .names(mandate.service(), mandate.consumerName(), mandate.text())
                .operations(mandate.operations().stream().map(Operation::contractName))
                .kinds(mandate.subjectKinds().stream().map(CustomerId.Kind::name))
                .periodRules(mandate.periodRules())
                .aliases(mandate.aliases())
                .problems();
    }

    List<String> problems() {
        return problems;
    }

    MandateCheck names(String service, String consumerName, String text) {
        length("service", service, 100);
        length("consumer_name", consumerName, 200);
        length("legal_mandate", text, 500);
        return this;
    }

    MandateCheck operations(Stream<String> contractNames) {
        List<String> names = contractNames.toList();
        require(!names.isEmpty(), operationsAre());
        names.forEach(name -> require(MANDATED.contains(name), operationsAre()));
        return this;
    }

    MandateCheck kinds(Stream<String> kinds) {
        List<String> names = kinds.toList();
        return require(
                !names.isEmpty()
                        && Stream.of(CustomerId.Kind.values())
                                .map(Enum::name)
                                .collect(Collectors.toSet())
                                .containsAll(names),
                "subject_kinds are PERSON, ORGANISATION or both with a comma between");
    }

    MandateCheck periodRules(List<PeriodRule> rules) {
        return require(!rules.isEmpty(), "period_rule is one or more, with commas between, of " + PeriodRuleText.KNOWN);
    }

    MandateCheck aliases(List<String> aliases) {
        require(
                String.join(ALIAS_SEPARATOR, aliases).length() <= 2000,
                "aliases are longer than 2000 characters together");
        aliases.forEach(alias -> {
            length("alias", alias, 500);
            require(!alias.contains(ALIAS_SEPARATOR), "an alias has no " + ALIAS_SEPARATOR + " in it");
        });
        return this;
    }

    MandateCheck require(boolean inOrder, String problem) {
        if (!inOrder) {
            problems.add(problem);
        }
        return this;
    }

    private void length(String what, String value, int longest) {
        require(
                !value.isBlank() && value.length() <= longest,
                what + " is blank or longer than " + longest + " characters");
    }

    private static String operationsAre() {
        return "operations are, with commas between, of " + String.join(", ", MANDATED);
    }
}
