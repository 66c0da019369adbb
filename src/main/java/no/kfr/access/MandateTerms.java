package no.kfr.access;

import java.time.LocalDate;
import java.util.stream.Collectors;

/**
 * A mandate as its agency is told of it.
 *
 * @param periodInWords all period rules, for people
 * @param permitted the bounds that hold today, as far as they do not hang on a reference date
 */
public record MandateTerms(LegalMandate mandate, String periodInWords, PermittedPeriod permitted) {

    public static MandateTerms of(LegalMandate mandate, LocalDate today) {
        return new MandateTerms(
                mandate,
                mandate.periodRules().stream().map(PeriodRule::words).collect(Collectors.joining("; ")),
                PeriodRule.permitted(mandate.periodRules(), today, null));
    }
}
