package no.kfr.access.mandate;

import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kfr.access.LegalMandate;
import no.kfr.access.Operation;
import no.kfr.access.OwnershipRule;
import no.kfr.identity.CustomerId;
import no.kfr.identity.Flaw;
import no.kfr.identity.OrganisationNumber;

/** One mandate as the file writes it. */
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
                String.join(MandateCheck.ALIAS_SEPARATOR, mandate.aliases()));
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
        Flaw flaw = OrganisationNumber.flaw(consumer);
        return new MandateCheck()
                .names(service, consumerName, text)
                .require(
                        flaw == null,
                        "consumer_org is not an organisation number" + (flaw == null ? "" : ": " + flaw.rule()))
                .operations(items(operations))
                .kinds(items(subjectKinds))
                .require(isOwnershipRule(ownership), "only_primary_owner is OPTIONAL or REQUIRED")
                .periodRules(PeriodRuleText.read(periodRule).orElse(List.of()))
                .require(active.equals("true") || active.equals("false"), "active is true or false")
                .aliases(aliasList())
                .problems();
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
        return aliases.isEmpty() ? List.of() : List.of(aliases.split(Pattern.quote(MandateCheck.ALIAS_SEPARATOR), -1));
    }

    private static Stream<String> items(String list) {
        return Stream.of(list.split(",", -1)).map(String::strip);
    }

    private static boolean isOwnershipRule(String name) {
        return Stream.of(OwnershipRule.values()).anyMatch(value -> value.name().equals(name));
    }
}
