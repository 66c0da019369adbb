package no.kfr.access.mandate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kfr.access.LegalMandate;
import no.kfr.access.Operation;
import no.kfr.access.OwnershipRule;
import no.kfr.identity.CustomerId;
import no.kfr.identity.Flaw;
import no.kfr.identity.OrganisationNumber;

/** One mandate as texts: a line of the file, a row of the table. */
record MandateFields(
        String service,
        String consumerName,
        String consumer,
        String operations,
        String subjectKinds,
        String text,
        String ownership,
        String periodRule,
        String active,
        String aliases) {

    /** The operations that need a mandate. */
    private static final Set<Operation> MANDATED = Arrays.stream(Operation.values())
            .filter(operation -> operation.service() == Operation.Service.LOOKUP)
            .filter(operation -> operation != Operation.LIST_MANDATES && operation != Operation.LIST_INSTITUTIONS)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Operation.class)));

    /** Stands between two aliases. */
    static final String ALIAS_SEPARATOR = "|";

    static MandateFields of(LegalMandate mandate) {
        return new MandateFields(
                mandate.service(),
                mandate.consumerName(),
                mandate.consumer().value(),
                mandate.operations().stream().map(Operation::contractName).collect(Collectors.joining(",")),
                mandate.subjectKinds().stream().map(Enum::name).collect(Collectors.joining(",")),
                mandate.text(),
                mandate.ownership().name(),
                PeriodRuleText.written(mandate.periodRules()),
                String.valueOf(mandate.active()),
                String.join(ALIAS_SEPARATOR, mandate.aliases()));
    }

    /** In the order of the file. */
    List<String> all() {
        return List.of(
                service,
                consumerName,
                consumer,
                operations,
                subjectKinds,
                text,
                ownership,
                periodRule,
                active,
                aliases);
    }

    /** What is wrong with them; when nothing is, they make a {@link #mandate()}. */
    List<String> problems() {
        var problems = new ArrayList<String>();
        lengthProblem("service", service, 100, problems);
        lengthProblem("consumer_name", consumerName, 200, problems);
        lengthProblem("legal_mandate", text, 500, problems);
        Flaw flaw = OrganisationNumber.flaw(consumer);
        if (flaw != null) {
            problems.add("consumer_org is not an organisation number: " + flaw.rule());
        }
        items(operations).forEach(name -> operationProblem(name, problems));
        if (!items(subjectKinds).allMatch(kind -> isOneOf(CustomerId.Kind.values(), kind))) {
            problems.add("subject_kinds are PERSON, ORGANISATION or both with a comma between");
        }
        if (!isOneOf(OwnershipRule.values(), ownership)) {
            problems.add("only_primary_owner is OPTIONAL or REQUIRED");
        }
        if (PeriodRuleText.read(periodRule).isEmpty()) {
            problems.add("period_rule is one or more, with commas between, of " + PeriodRuleText.KNOWN);
        }
        if (!active.equals("true") && !active.equals("false")) {
            problems.add("active is true or false");
        }
        aliasProblems(problems);
        return problems;
    }

    LegalMandate mandate() {
        return new LegalMandate(
                service,
                consumerName,
                new OrganisationNumber(consumer),
                items(operations)
                        .map(name -> Operation.named(name).orElseThrow())
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Operation.class))),
                items(subjectKinds).map(CustomerId.Kind::valueOf).collect(Collectors.toSet()),
                text,
                OwnershipRule.valueOf(ownership),
                PeriodRuleText.read(periodRule).orElseThrow(),
                active.equals("true"),
                aliasList());
    }

    private List<String> aliasList() {
        return aliases.isEmpty() ? List.of() : List.of(aliases.split("\\" + ALIAS_SEPARATOR, -1));
    }

    private void aliasProblems(List<String> problems) {
        if (aliases.length() > 2000) {
            problems.add("aliases are longer than 2000 characters together");
        }
        aliasList().forEach(alias -> lengthProblem("alias", alias, 500, problems));
    }

    private static void operationProblem(String name, List<String> problems) {
        if (MANDATED.stream().noneMatch(operation -> operation.contractName().equals(name))) {
            problems.add("operations are, with commas between, of "
                    + MANDATED.stream().map(Operation::contractName).collect(Collectors.joining(", ")));
        }
    }

    private static void lengthProblem(String what, String value, int longest, List<String> problems) {
        if (value.isBlank() || value.length() > longest) {
            problems.add(what + " is blank or longer than " + longest + " characters");
        }
    }

    private static Stream<String> items(String list) {
        return Stream.of(list.split(",", -1)).map(String::strip);
    }

    private static boolean isOneOf(Enum<?>[] values, String name) {
        return Stream.of(values).anyMatch(value -> value.name().equals(name));
    }
}
