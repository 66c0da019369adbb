package no.kfr.access.mandate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import no.kfr.access.LegalMandate;
import no.kfr.access.LookupGrounds;
import no.kfr.access.OwnershipRule;
import no.kfr.access.PeriodRule;
import no.kfr.identity.CustomerId;
import no.kfr.refusal.Code;
import no.kfr.refusal.Violation;

/** What a question breaks of the mandate that it relies on. */
public final class MandateRules {

    private static final Violation NOT_AGREED = Violation.of(
            Code.MANDATE_NOT_PERMITTED,
            "legalMandate",
            "not agreed for this agency and operation; listLegalMandates tells those that are");

    private MandateRules() {}

    /** Nothing when one of the rows permits the question; otherwise the reasons of the row that it comes closest to. */
    public static List<Violation> violations(List<LegalMandate> matching, LookupGrounds grounds, LocalDate today) {
        return matching.stream()
                .map(mandate -> violations(mandate, grounds, today))
                .min(Comparator.comparingInt(List::size))
                .orElse(List.of(NOT_AGREED));
    }

    /** About an account there is no control object and no period: the text alone counts. */
    public static List<Violation> violations(List<LegalMandate> matching) {
        return matching.isEmpty() ? List.of(NOT_AGREED) : List.of();
    }

    private static List<Violation> violations(LegalMandate mandate, LookupGrounds grounds, LocalDate today) {
        var violations = new ArrayList<Violation>();
        if (!mandate.subjectKinds().contains(grounds.subjectKind())) {
            violations.add(
                    Violation.of(Code.SUBJECT_KIND_NOT_PERMITTED, "controlObject", "permitted: " + kinds(mandate)));
        }
        if (mandate.ownership() == OwnershipRule.REQUIRED && !grounds.onlyPrimaryOwner()) {
            violations.add(Violation.of(Code.OWNERSHIP_NOT_PERMITTED, "onlyPrimaryOwner", "permitted: true"));
        }
        referenceDate(mandate, grounds, today, violations);
        violations.addAll(PeriodRule.permitted(mandate.periodRules(), today, grounds.referenceDate())
                .violations(grounds.period()));
        return violations;
    }

    private static void referenceDate(
            LegalMandate mandate, LookupGrounds grounds, LocalDate today, List<Violation> violations) {
        if (!mandate.needsReferenceDate()) {
            return;
        }
        LocalDate referenceDate = grounds.referenceDate();
        if (referenceDate == null) {
            violations.add(Violation.of(
                    Code.REFERENCE_DATE_MISSING, "referenceDate", "the mandate's period is counted from it"));
        } else if (referenceDate.isAfter(today)) {
            violations.add(Violation.of(
                    Code.PERIOD_NOT_PERMITTED, "referenceDate", "permitted: to " + today + " at the latest"));
        }
    }

    private static String kinds(LegalMandate mandate) {
        return mandate.subjectKinds().stream()
                .map(kind -> kind == CustomerId.Kind.PERSON ? "persons" : "organisations")
                .toList()
                .toString();
    }
}
