package no.kfr.access;

import java.util.List;
import no.kfr.refusal.Violation;

/**
 * What would become of a question.
 *
 * @param refusals why it would be refused; empty when it would be answered
 * @param warnings rules that it breaks, of which the agency is only warned
 */
public record Verdict(List<Violation> refusals, List<Violation> warnings) {

    public Verdict {
        refusals = List.copyOf(refusals);
        warnings = List.copyOf(warnings);
    }

    public boolean permitted() {
        return refusals.isEmpty();
    }
}
