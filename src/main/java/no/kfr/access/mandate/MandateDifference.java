package no.kfr.access.mandate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.kfr.access.LegalMandate;
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
        return fields.operations() + " about " + fields.subjectKinds() + ", ownership " + fields.ownership() + ", "
                + fields.periodRule() + (mandate.active() ? "" : ", not active");
    }

    private static List<String> changes(MandateFields was, MandateFields is) {
        var changes = new ArrayList<String>();
        change("consumer_name", was.consumerName(), is.consumerName(), changes);
        change("legal_mandate", was.text(), is.text(), changes);
        change("only_primary_owner", was.ownership(), is.ownership(), changes);
        change("period_rule", was.periodRule(), is.periodRule(), changes);
        change("active", was.active(), is.active(), changes);
        change("aliases", was.aliases(), is.aliases(), changes);
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
