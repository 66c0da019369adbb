package no.kfr.audit.verify;

import java.util.ArrayList;
import java.util.List;
import no.kfr.audit.verify.Finding.Kind;

/**
 * Blocks under certificates that the reader does not know: those of keys that were replaced. A later block that counts covers all
 * before it by their hashes, and so vouches for them; for those after the last that counts nobody does.
 */
final class Vouched {

    private final Findings findings;
    private final List<Run> waiting = new ArrayList<>();

    /** Blocks in a row that one thing is said against. */
    private record Run(long first, long last, String objection) {

        boolean goesOn(long number, String said) {
            return number == last + 1 && said.equals(objection);
        }
    }

    Vouched(Findings findings) {
        this.findings = findings;
    }

    void waits(long block, String objection) {
        Run before = waiting.isEmpty() ? null : waiting.getLast();
        if (before != null && before.goesOn(block, objection)) {
            waiting.removeLast();
            waiting.add(new Run(before.first(), block, objection));
        } else {
            waiting.add(new Run(block, block, objection));
        }
    }

    /** A block counts that leads back to all that wait. */
    void byLater() {
        waiting.clear();
    }

    /** Nothing that comes leads back to those that wait. */
    void broken() {
        waiting.forEach(
                run -> findings.add(Kind.NOT_TRUSTED, ChainCheck.where(run.first(), run.last()), run.objection()));
        waiting.clear();
    }
}
