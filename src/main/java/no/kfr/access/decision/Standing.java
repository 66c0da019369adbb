package no.kfr.access.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.kfr.access.Operation;
import no.kfr.identity.OrganisationNumber;
import no.kfr.participant.Delegation;
import no.kfr.participant.Directory;
import no.kfr.participant.Participant;
import no.kfr.refusal.Code;
import no.kfr.refusal.Violation;
import org.jspecify.annotations.Nullable;

/** How signer and principal stand to the register, and to each other, on one day. */
final class Standing {

    private final Directory directory;
    private final LocalDate today;
    private final OrganisationNumber signer;
    private final OrganisationNumber principal;
    private final String principalField;

    /** @param principalField the element of the contract that names the principal */
    Standing(
            Directory directory,
            LocalDate today,
            OrganisationNumber signer,
            OrganisationNumber principal,
            String principalField) {
        this.directory = directory;
        this.today = today;
        this.signer = signer;
        this.principal = principal;
        this.principalField = principalField;
    }

    boolean actsForItself() {
        return signer.equals(principal);
    }

    Optional<Participant> principal() {
        return directory.find(principal);
    }

    /** Why the signer does not take part. */
    List<Violation> ofSigner() {
        return standing(signer, null, "the signer");
    }

    /** Why the principal does not take part, unless it is the signer, of which it was said already. */
    List<Violation> ofPrincipal() {
        return actsForItself() ? List.of() : standing(principal, principalField, "the principal");
    }

    /** Why the signer may not act for the principal. */
    Optional<Violation> ofDelegation(Operation operation) {
        if (actsForItself()) {
            return Optional.empty();
        }
        List<Delegation> covering = directory.delegationsOf(principal).stream()
                .filter(delegation -> delegation.supplier().equals(signer))
                .filter(delegation -> delegation.covers(operation.contractName()))
                .toList();
        if (covering.stream().anyMatch(delegation -> delegation.holdsOn(today))) {
            return Optional.empty();
        }
        return Optional.of(
                covering.isEmpty()
                        ? Violation.of(
                                Code.NOT_DELEGATED,
                                principalField,
                                "the signer holds no delegation from it for " + operation.contractName())
                        : Violation.of(Code.DELEGATION_EXPIRED, principalField, objection(covering)));
    }

    private String objection(List<Delegation> covering) {
        if (covering.stream().anyMatch(delegation -> delegation.isWithdrawnOn(today))) {
            return "the delegation was withdrawn";
        }
        boolean begins = covering.stream()
                .anyMatch(delegation -> delegation.period().from().isAfter(today));
        return begins ? "the delegation has not begun" : "the delegation has expired";
    }

    private List<Violation> standing(OrganisationNumber number, @Nullable String field, String who) {
        var violations = new ArrayList<Violation>();
        Optional<Participant> found = directory.find(number);
        if (found.isEmpty()) {
            violations.add(new Violation(Code.NOT_A_PARTICIPANT, field, who + " is not a participant", null));
        } else if (found.get().isSuspendedOn(today)) {
            violations.add(new Violation(Code.SUSPENDED, field, who + " is suspended", null));
        } else if (!found.get().isActiveOn(today)) {
            violations.add(new Violation(Code.SUSPENDED, field, who + " takes no part at this date", null));
        }
        return violations;
    }
}
