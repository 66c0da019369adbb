package no.kfr.participant.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.kfr.identity.Period;
import no.kfr.participant.Delegation;
import no.kfr.participant.FinancialInstitution;
import no.kfr.participant.Participant;
import no.kfr.participant.PublicAgency;
import no.kfr.participant.Suspension;
import org.jspecify.annotations.Nullable;

/** Participants in words: what an operator reads, and what two states are compared by. */
public final class ParticipantText {

    private ParticipantText() {}

    /** Every field that says something, by its name in the file. */
    public static Map<String, String> fields(Participant participant) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("name", participant.name());
        fields.put("active", period(participant.active()));
        FinancialInstitution institution = participant.institution();
        if (institution != null) {
            fields.put(
                    "financial institution, covered by", institution.coverage().name());
            fields.put("covered so since", institution.coverageSince().toString());
            put(fields, "concessions", String.join(", ", institution.concessions()));
            put(fields, "collection accounts", String.join(", ", institution.collectionAccounts()));
        }
        PublicAgency agency = participant.agency();
        if (agency != null) {
            fields.put("public agency, mandates", agency.mandates().word());
        }
        put(fields, "supplier", participant.supplier() ? "yes" : "");
        Suspension suspension = participant.suspension();
        put(fields, "suspended", suspension == null ? "" : "since " + suspension.since() + ": " + suspension.reason());
        put(fields, "pinned certificates", String.join(", ", participant.pinnedCertificates()));
        return fields;
    }

    /** Operations, period and withdrawal. */
    public static String terms(Delegation delegation) {
        String terms = String.join(", ", delegation.operations()) + ", " + period(delegation.period());
        return delegation.withdrawn() == null ? terms : terms + ", withdrawn " + delegation.withdrawn();
    }

    public static String period(Period period) {
        return "from " + period.from() + (period.isOpen() ? "" : " to " + period.to());
    }

    /** The participant with what it has delegated; empty when there is no such participant. */
    public static Map<String, String> fields(@Nullable Participant participant, List<Delegation> delegations) {
        if (participant == null) {
            return Map.of();
        }
        Map<String, String> fields = fields(participant);
        for (Delegation delegation : delegations) {
            fields.put(
                    "delegation to " + delegation.supplier() + " from "
                            + delegation.period().from(),
                    terms(delegation));
        }
        return fields;
    }

    public static List<String> changes(Map<String, String> before, Map<String, String> after) {
        var names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        var changes = new ArrayList<String>();
        for (String name : names) {
            String was = before.get(name);
            String is = after.get(name);
            if (!Objects.equals(was, is)) {
                changes.add(name + ": " + change(was, is));
            }
        }
        return changes;
    }

    private static String change(@Nullable String was, @Nullable String is) {
        if (was == null) {
            return String.valueOf(is);
        }
        return is == null ? "no longer " + was : was + " -> " + is;
    }

    private static void put(Map<String, String> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.put(name, value);
        }
    }
}
