package no.kfr.participant.change;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.regex.Pattern;
import no.bekk.bekkopen.banking.KontonummerValidator;
import no.kfr.identity.OrganisationNumber;
import no.kfr.participant.Delegation;
import no.kfr.participant.Directory;
import no.kfr.participant.FinancialInstitution;
import no.kfr.participant.OperationNames;
import no.kfr.participant.Participant;
import no.kfr.participant.Suspension;
import org.jspecify.annotations.Nullable;

/** What has to be true of all participants and delegations together, however they were entered. */
public final class ParticipantRules {

    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_CONCESSION = 100;
    private static final int LONGEST_REASON = 500;

    private final OperationNames operations;
    private final boolean acceptSynthetic;

    public ParticipantRules(OperationNames operations, boolean acceptSynthetic) {
        this.operations = operations;
        this.acceptSynthetic = acceptSynthetic;
    }

    /**
     * @param number the participant it is about; the principal of a delegation
     * @param delegation the delegation it is about, if any
     */
    public record Finding(OrganisationNumber number, Delegation.@Nullable Key delegation, String reason) {}

    /** What is wrong on that day. What a delegation that is over was once about no longer matters. */
    public List<Finding> findings(Directory directory, LocalDate today) {
        var findings = new ArrayList<Finding>();
        for (Participant participant : directory.all()) {
            for (String reason : reasons(participant, today)) {
                findings.add(new Finding(participant.number(), null, participant.number() + " " + reason));
            }
            directory.delegationsOf(participant.number()).stream()
                    .filter(delegation -> !delegation.isOverOn(today))
                    .forEach(delegation -> findings.addAll(findings(delegation, participant, directory)));
        }
        return findings;
    }

    private List<Finding> findings(Delegation delegation, Participant principal, Directory directory) {
        String about = "delegation from " + principal.number() + " to " + delegation.supplier() + " ";
        return reasons(delegation, principal, directory).stream()
                .map(reason -> new Finding(principal.number(), delegation.key(), about + reason))
                .toList();
    }

    private List<String> reasons(Participant participant, LocalDate today) {
        var reasons = new ArrayList<String>();
        if (participant.number().isSynthetic() && !acceptSynthetic) {
            reasons.add("is of a synthetic population, which this register does not accept"
                    + " (kfr.identity.accept-synthetic)");
        }
        if (!participant.isInstitution() && !participant.isAgency() && !participant.supplier()) {
            reasons.add(
                    "plays no part: it is a financial institution, a public agency, a supplier, or several of them");
        }
        lengthReason("name", participant.name(), LONGEST_NAME, reasons);
        Suspension suspension = participant.suspension();
        if (suspension != null) {
            lengthReason("reason of the suspension", suspension.reason(), LONGEST_REASON, reasons);
        }
        for (String fingerprint : participant.pinnedCertificates()) {
            if (!FINGERPRINT.matcher(fingerprint).matches()) {
                reasons.add("pins a certificate by something that is no SHA-256 fingerprint (64 hex digits)");
            }
        }
        FinancialInstitution institution = participant.institution();
        if (institution != null) {
            institutionReasons(institution, reasons);
            // The register holds one coverage only, and it counts now: one to come would be told as if it were there.
            LocalDate since = institution.coverageSince();
            if (since.isAfter(today) && since.isAfter(participant.active().from())) {
                reasons.add("is covered since a day that is yet to come; say so from that day on");
            }
        }
        return reasons;
    }

    private static void institutionReasons(FinancialInstitution institution, List<String> reasons) {
        for (String account : institution.collectionAccounts()) {
            if (!KontonummerValidator.isValid(account)) {
                reasons.add("has the collection account " + account + ", which is no account number");
            }
        }
        for (String concession : institution.concessions()) {
            lengthReason("concession", concession, LONGEST_CONCESSION, reasons);
        }
    }

    private static void lengthReason(String what, String text, int longest, List<String> reasons) {
        if (text.isBlank() || text.length() > longest) {
            reasons.add("has a " + what + " that is blank or longer than " + longest + " characters");
        }
    }

    private List<String> reasons(Delegation delegation, Participant principal, Directory directory) {
        var reasons = new ArrayList<String>();
        if (delegation.principal().equals(delegation.supplier())) {
            reasons.add("goes to itself");
        }
        if (!principal.isInstitution() && !principal.isAgency()) {
            reasons.add("comes from one that is neither a financial institution nor a public agency");
        }
        Participant supplier = directory.find(delegation.supplier()).orElse(null);
        if (supplier == null) {
            reasons.add("goes to an organisation that is no participant");
        } else if (!supplier.supplier()) {
            reasons.add("goes to a participant that is no supplier");
        }
        operationsReason(delegation.operations(), reasons);
        return reasons;
    }

    private void operationsReason(SortedSet<String> delegated, List<String> reasons) {
        if (delegated.isEmpty()) {
            reasons.add("names no operation");
        } else if (delegated.contains(Delegation.ALL_OPERATIONS) && delegated.size() > 1) {
            reasons.add("names * and others: * alone means all");
        }
        for (String operation : delegated) {
            if (!operation.equals(Delegation.ALL_OPERATIONS)
                    && !operations.names().contains(operation)) {
                reasons.add("names the operation " + operation + "; known: " + String.join(", ", operations.names()));
            }
        }
    }
}
