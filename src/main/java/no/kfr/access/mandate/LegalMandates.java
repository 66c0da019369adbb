package no.kfr.access.mandate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import no.kfr.access.LegalMandate;
import no.kfr.access.PeriodRule;
import no.kfr.rights.Difference;
import no.kfr.rights.Difference.Kind;
import no.kfr.rights.InputRefused;
import no.kfr.rights.RightsJournal;
import no.kfr.rights.RightsStamp;
import no.kfr.transaction.UnitOfWork;

/**
 * The operator's list of mandates, as a whole file or row by row. A row is known by its number in the list, from 1. Each change
 * is stored and journalled together, or not at all, and holds on every node from its commit on. A file is the whole truth: what
 * it does not have is removed.
 *
 * <p>Changing methods take the operator's name as {@code actor}, and throw {@link InputRefused} for what is not in order.
 */
public final class LegalMandates {

    private final UnitOfWork transaction;
    private final RightsStamp stamp;
    private final MandateTable table;
    private final RightsJournal journal;

    public LegalMandates(UnitOfWork transaction, RightsStamp stamp, MandateTable table, RightsJournal journal) {
        this.transaction = transaction;
        this.stamp = stamp;
        this.table = table;
        this.journal = journal;
    }

    /** Period rules as they are written in the file. */
    public static List<PeriodRule> periodRules(String written) {
        return PeriodRuleText.read(written)
                .orElseThrow(() -> InputRefused.because(
                        "a period rule is one or more, with commas between, of " + PeriodRuleText.KNOWN));
    }

    /** All rows in their order, active or not. */
    public List<LegalMandate> all() {
        return table.read();
    }

    /** The list as a file that imports to the same. */
    public String export() {
        return MandatesCsv.write(all());
    }

    /** What importing the file would change. Changes nothing. */
    public Difference compare(String csv) {
        return MandateDifference.between(all(), MandatesCsv.read(csv));
    }

    /** @param shown the difference that was agreed to; refused when the list has changed since */
    public void apply(String csv, Difference shown, String actor) {
        change("mandates import", actor, before -> {
            List<LegalMandate> after = MandatesCsv.read(csv);
            if (!MandateDifference.between(before, after).equals(shown)) {
                throw InputRefused.because("the mandates were changed in the meantime; look at the difference again");
            }
            return after;
        });
    }

    /** Adds a row at the end of the list. */
    public void add(LegalMandate mandate, String actor) {
        change("mandates add", actor, before -> {
            var after = new ArrayList<>(before);
            after.add(mandate);
            return after;
        });
    }

    public void change(int number, UnaryOperator<LegalMandate> change, String actor) {
        change("mandates change", number, change, actor);
    }

    private void change(String command, int number, UnaryOperator<LegalMandate> change, String actor) {
        change(command, actor, before -> {
            var after = new ArrayList<>(before);
            after.set(index(number, before), change.apply(before.get(index(number, before))));
            return after;
        });
    }

    /** Lets a row count again, or no longer. */
    public void activate(int number, boolean active, String actor) {
        change(active ? "mandates resume" : "mandates suspend", number, mandate -> mandate.with(active), actor);
    }

    public void remove(int number, String actor) {
        change("mandates remove", actor, before -> {
            var after = new ArrayList<>(before);
            after.remove(index(number, before));
            return after;
        });
    }

    private void change(String command, String actor, UnaryOperator<List<LegalMandate>> change) {
        transaction.join(() -> {
            stamp.renew();
            List<LegalMandate> before = table.read();
            List<LegalMandate> after = change.apply(before);
            MandateCheck.require(after);
            if (after.equals(before)) {
                throw InputRefused.because("there is nothing to change: it is so already");
            }
            table.replace(after);
            journal(command, actor, MandateDifference.between(before, after));
        });
    }

    private void journal(String command, String actor, Difference difference) {
        difference.entries().stream()
                .filter(entry -> entry.kind() != Kind.UNCHANGED)
                .forEach(entry -> journal.record(
                        command,
                        actor,
                        null,
                        entry.kind() + " " + entry.subject() + " " + String.join("; ", entry.details())));
    }

    private static int index(int number, List<LegalMandate> mandates) {
        if (number < 1 || number > mandates.size()) {
            throw InputRefused.because("there is no mandate number " + number + "; the list has " + mandates.size());
        }
        return number - 1;
    }
}
