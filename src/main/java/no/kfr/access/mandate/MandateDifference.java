package no.kfr.access.mandate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.kfr.access.LegalMandate;
import no.kfr.access.mandate.MandateFields.Column;
import no.kfr.rights.Difference;
import no.kfr.rights.Difference.Entry;
import no.kfr.rights.Difference.Kind;
import org.jspecify.annotations.Nullable;

/** What changes from one list of mandates to another. */
final class MandateDifference {

    private MandateDifference() {}

    static Difference between(List<LegalMandate> before, List<LegalMandate> after) {
        Map<MandateKey, LegalMandate> was = byKey(before);
        Map<MandateKey, LegalMandate> is = byKey(after);
        var entries = new ArrayList<Entry>();
        is.forEach((key, mandate) -> entries.add(entry(was.get(key), mandate)));
        was.forEach((key, mandate) -> {
            if (!is.containsKey(key)) {
                entries.add(new Entry(Kind.REMOVED, subject(mandate), List.of()));
            }
        });
        return new Difference(entries);
    }

    static String subject(LegalMandate mandate) {
        return mandate.consumer() + " " + mandate.service() + ": " + mandate.text();
    }

    private static Entry entry(@Nullable LegalMandate was, LegalMandate is) {
        if (was == null) {
            return new Entry(Kind.ADDED, subject(is), List.of(terms(is)));
        }
        if (was.equals(is)) {
            return new Entry(Kind.UNCHANGED, subject(is), List.of());
        }
        return new Entry(Kind.CHANGED, subject(is), changes(MandateFields.of(was), MandateFields.of(is)));
    }

    private static String terms(LegalMandate mandate) {
        MandateFields fields = MandateFields.of(mandate);
        return fields.field(Column.OPERATIONS) + " about " + fields.field(Column.SUBJECT_KINDS) + ", ownership "
                + fields.field(Column.ONLY_PRIMARY_OWNER) + ", " + fields.field(Column.PERIOD_RULE)
                + (mandate.active() ? "" : ", not active");
    }

    /** All columns but those that make two mandates the same. */
    private static List<String> changes(MandateFields was, MandateFields is) {
        var changes = new ArrayList<String>();
        for (Column column : List.of(
                Column.CONSUMER_NAME,
                Column.LEGAL_MANDATE,
                Column.ONLY_PRIMARY_OWNER,
                Column.PERIOD_RULE,
                Column.ACTIVE,
                Column.ALIASES)) {
            change(column.head(), was.field(column), is.field(column), changes);
        }
        return changes;
    }

    private static void change(String column, String was, String is, List<String> changes) {
        if (!was.equals(is)) {
            changes.add(column + ": " + (was.isEmpty() ? "-" : was) + " -> " + (is.isEmpty() ? "-" : is));
        }
    }

    private static Map<MandateKey, LegalMandate> byKey(List<LegalMandate> mandates) {
        var byKey = new LinkedHashMap<MandateKey, LegalMandate>();
        mandates.forEach(mandate -> byKey.put(MandateKey.of(mandate), mandate));
        return byKey;
    }
}
