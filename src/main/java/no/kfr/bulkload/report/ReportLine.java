package no.kfr.bulkload.report;

import java.nio.charset.StandardCharsets;
import no.kfr.bulkload.entry.EntryOutcome;
import no.kfr.bulkload.entry.EntryRule;
import no.kfr.bulkload.entry.PackedBytes;
import no.kfr.bulkload.entry.PackedEntry;
import no.kfr.bulkload.entry.RefusedEntries;
import org.jspecify.annotations.Nullable;

/**
 * What became of one entry, in few bytes.
 *
 * @param refused when it was refused as the batch was checked: then customer and terms say nothing
 */
record ReportLine(
        int position, long customer, int terms, EntryOutcome outcome, RefusedEntries.@Nullable Entry refused) {

    static ReportLine of(RefusedEntries.Entry refused) {
        return new ReportLine(refused.position(), 0, 0, EntryOutcome.REFUSED, refused);
    }

    static ReportLine of(int position, long customer, int terms, EntryOutcome outcome) {
        return new ReportLine(position, customer, terms, outcome, null);
    }

    boolean hasCode() {
        return rule() != null;
    }

    ReportEntry shown() {
        EntryRule rule = rule();
        return new ReportEntry(
                position,
                refused == null ? PackedEntry.text(customer, terms) : refused.text(),
                outcome,
                rule == null ? null : rule.code(),
                rule == null ? null : rule.text());
    }

    private @Nullable EntryRule rule() {
        if (refused != null) {
            return refused.rule();
        }
        return switch (outcome) {
            case REFUSED -> EntryRule.CONTRADICTED;
            case NOT_FOUND -> EntryRule.NOT_FOUND;
            case BEFORE_START -> EntryRule.BEFORE_START;
            default -> null;
        };
    }

    /** @param before position of the line before it in the same page */
    void pack(PackedBytes page, int before) {
        page.number(position - before);
        page.number(refused == null ? outcome.stored() + 1L : 0);
        if (refused == null) {
            page.number(customer);
            page.number(terms);
        } else {
            page.number(refused.rule().ordinal());
            page.text(refused.text().getBytes(StandardCharsets.UTF_8));
        }
    }

    static ReportLine unpack(PackedBytes.Reader page, int before) {
        int position = before + (int) page.number();
        int outcome = (int) page.number();
        if (outcome == 0) {
            EntryRule rule = EntryRule.of((int) page.number());
            return of(new RefusedEntries.Entry(position, rule, new String(page.text(), StandardCharsets.UTF_8)));
        }
        return of(position, page.number(), (int) page.number(), EntryOutcome.of((byte) (outcome - 1)));
    }
}
