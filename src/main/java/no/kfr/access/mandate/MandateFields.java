package no.kfr.access.mandate;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kfr.access.LegalMandate;
import no.kfr.access.Operation;
import no.kfr.access.OwnershipRule;
import no.kfr.identity.CustomerId;
import no.kfr.identity.Flaw;
import no.kfr.identity.OrganisationNumber;

/** One mandate as the file writes it, each field by its column. */
record MandateFields(Map<Column, String> byColumn) {

    /** In the order of the file. Only the last may be left out. */
    enum Column {
        SERVICE,
        CONSUMER_NAME,
        CONSUMER_ORG,
        OPERATIONS,
        SUBJECT_KINDS,
        LEGAL_MANDATE,
        ONLY_PRIMARY_OWNER,
        PERIOD_RULE,
        ACTIVE,
        /** Other texts for the same mandate. */
        ALIASES;

        String head() {
            return name().toLowerCase(Locale.ROOT);
        }

        static List<String> heads() {
            return Stream.of(values()).map(Column::head).toList();
        }
    }

    /** As read, without aliases when there is no such field. */
    static MandateFields of(List<String> read) {
        var fields = new EnumMap<Column, String>(Column.class);
        for (Column column : Column.values()) {
            fields.put(column, column.ordinal() < read.size() ? read.get(column.ordinal()) : "");
        }
        return new MandateFields(fields);
    }

    static MandateFields of(LegalMandate mandate) {
        var fields = new EnumMap<Column, String>(Column.class);
        fields.put(Column.SERVICE, mandate.service());
        fields.put(Column.CONSUMER_NAME, mandate.consumerName());
        fields.put(Column.CONSUMER_ORG, mandate.consumer().value());
        fields.put(Column.OPERATIONS, joined(mandate.operations().stream().map(Operation::contractName)));
        fields.put(Column.SUBJECT_KINDS, joined(mandate.subjectKinds().stream().map(Enum::name)));
        fields.put(Column.LEGAL_MANDATE, mandate.text());
        fields.put(Column.ONLY_PRIMARY_OWNER, mandate.ownership().name());
        fields.put(Column.PERIOD_RULE, PeriodRuleText.written(mandate.periodRules()));
        fields.put(Column.ACTIVE, String.valueOf(mandate.active()));
        fields.put(Column.ALIASES, String.join(MandateCheck.ALIAS_SEPARATOR, mandate.aliases()));
        return new MandateFields(fields);
    }

    List<String> all() {
        return Stream.of(Column.values()).map(this::field).toList();
    }

    /** What is wrong with them; when nothing is, they make a {@link #mandate()}. */
    List<String> problems() {
        Flaw flaw = OrganisationNumber.flaw(field(Column.CONSUMER_ORG));
        String active = field(Column.ACTIVE);
        return new MandateCheck()
                .names(field(Column.SERVICE), field(Column.CONSUMER_NAME), field(Column.LEGAL_MANDATE))
                .require(
                        flaw == null,
                        "consumer_org is not an organisation number" + (flaw == null ? "" : ": " + flaw.rule()))
                .operations(items(Column.OPERATIONS))
                .kinds(items(Column.SUBJECT_KINDS))
                .require(
                        isOwnershipRule(field(Column.ONLY_PRIMARY_OWNER)), "only_primary_owner is OPTIONAL or REQUIRED")
                .periodRules(PeriodRuleText.read(field(Column.PERIOD_RULE)).orElse(List.of()))
                .require(active.equals("true") || active.equals("false"), "active is true or false")
                .aliases(aliasList())
                .problems();
    }

    LegalMandate mandate() {
        return LegalMandate.of(new OrganisationNumber(field(Column.CONSUMER_ORG)))
                .service(field(Column.SERVICE))
                .consumerName(field(Column.CONSUMER_NAME))
                .operations(items(Column.OPERATIONS)
                        .map(name -> Operation.named(name).orElseThrow())
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Operation.class))))
                .subjectKinds(items(Column.SUBJECT_KINDS)
                        .map(CustomerId.Kind::valueOf)
                        .collect(Collectors.toSet()))
                .text(field(Column.LEGAL_MANDATE))
                .ownership(OwnershipRule.valueOf(field(Column.ONLY_PRIMARY_OWNER)))
                .periodRules(PeriodRuleText.read(field(Column.PERIOD_RULE)).orElseThrow())
                .active(field(Column.ACTIVE).equals("true"))
                .aliases(aliasList())
                .mandate();
    }

    String field(Column column) {
        return Objects.requireNonNull(byColumn.get(column));
    }

    private List<String> aliasList() {
        String aliases = field(Column.ALIASES);
        return aliases.isEmpty() ? List.of() : List.of(aliases.split(Pattern.quote(MandateCheck.ALIAS_SEPARATOR), -1));
    }

    private Stream<String> items(Column column) {
        return Stream.of(field(column).split(",", -1)).map(String::strip);
    }

    private static String joined(Stream<String> items) {
        return items.collect(Collectors.joining(","));
    }

    private static boolean isOwnershipRule(String name) {
        return Stream.of(OwnershipRule.values()).anyMatch(value -> value.name().equals(name));
    }
}
