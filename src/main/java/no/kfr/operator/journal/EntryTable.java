package no.kfr.operator.journal;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import no.kfr.audit.RecordedEntry;
import no.kfr.identity.AccountNumber;
import no.kfr.identity.ControlObject;
import no.kfr.terminal.Table;
import org.jspecify.annotations.Nullable;

/** Entries on a screen. Control objects show themselves only when they are asked for. */
final class EntryTable {

    private EntryTable() {}

    static void print(List<RecordedEntry> entries, boolean showControlObject, PrintWriter out) {
        var table = new Table(
                "Time (Norway)", "Operation", "By", "For", "Case", "About", "Period", "Outcome", "Answer", "Block");
        entries.forEach(entry -> table.row(
                Moments.shown(entry.recordedAt()),
                entry.operation(),
                entry.actor(),
                text(entry.principal()),
                text(entry.facts().references().caseId()),
                about(entry.controlObject(), showControlObject),
                entry.facts().days().shown(" to "),
                entry.outcome(),
                text(entry.detail()),
                entry.block() == null ? "waits" : entry.block().toString()));
        table.print(out);
        out.println(entries.size() + (entries.size() == 1 ? " entry" : " entries"));
    }

    private static String about(@Nullable ControlObject controlObject, boolean shown) {
        return switch (controlObject) {
            case null -> "";
            case AccountNumber account when shown -> "account " + account.written();
            case ControlObject any -> shown ? any.value() : any.toString();
        };
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
