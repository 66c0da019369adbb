package no.kfr.participant.change;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import no.kfr.identity.OrganisationNumber;
import no.kfr.participant.Delegation;
import no.kfr.participant.Participant;
import no.kfr.participant.Suspension;
import no.kfr.rights.InputRefused;

/**
 * Changes to participants and delegations, one at a time. Each is stored and journalled together, or not at all, and holds on
 * every node from its commit on.
 *
 * <p>Every method takes the operator's name as {@code actor}, and throws {@link InputRefused} when the change would leave
 * something behind that is not in order.
 */
public final class ParticipantChanges {

    private final ParticipantWrites writes;

    ParticipantChanges(ParticipantWrites writes) {
        this.writes = writes;
    }

    public void add(Participant participant, String actor) {
        apply("participants add", actor, state -> {
            if (state.before().find(participant.number()).isPresent()) {
                throw InputRefused.because(participant.number() + " is a participant already");
            }
            state.put(participant);
        });
    }

    /**
     * Replaces what is known of a participant, except its delegations.
     *
     * @param change makes what it becomes of what it is; the number stays
     */
    public void change(OrganisationNumber number, UnaryOperator<Participant> change, String actor) {
        apply("participants change", actor, state -> state.put(change.apply(known(state, number))));
    }

    public void suspend(OrganisationNumber number, Suspension suspension, String actor) {
        apply(
                "participants suspend",
                actor,
                state -> state.put(known(state, number).with(suspension)));
    }

    public void resume(OrganisationNumber number, String actor) {
        apply(
                "participants resume",
                actor,
                state -> state.put(known(state, number).with(null)));
    }

    /** Adds the delegation, or replaces the one with the same principal, supplier and first day, withdrawn or not. */
    public void delegate(Delegation delegation, String actor) {
        apply("participants delegate", actor, state -> {
            known(state, delegation.principal());
            state.put(delegation);
        });
    }

    /** Withdraws all that the principal has delegated to the supplier and that holds now or would later. */
    public void withdraw(OrganisationNumber principal, OrganisationNumber supplier, String actor) {
        LocalDate today = writes.today();
        apply("participants withdraw", actor, state -> {
            List<Delegation> left = state.before().delegationsOf(principal).stream()
                    .filter(delegation -> delegation.supplier().equals(supplier))
                    .filter(delegation -> !delegation.isOverOn(today))
                    .toList();
            if (left.isEmpty()) {
                throw InputRefused.because(supplier + " holds no delegation from " + principal + " to withdraw");
            }
            left.forEach(delegation -> state.put(delegation.withdrawnFrom(today)));
        });
    }

    private void apply(String command, String actor, Consumer<ParticipantState> change) {
        writes.apply(command, actor, before -> {
            var state = new ParticipantState(before);
            change.accept(state);
            List<InputRefused.Problem> problems = writes.rules().findings(state.after(), writes.today()).stream()
                    .map(finding -> new InputRefused.Problem(0, finding.reason()))
                    .toList();
            if (!problems.isEmpty()) {
                throw new InputRefused(problems);
            }
            if (state.changes().isEmpty()) {
                throw InputRefused.because("there is nothing to change: it is so already");
            }
            return state;
        });
    }

    private static Participant known(ParticipantState state, OrganisationNumber number) {
        return state.before().find(number).orElseThrow(() -> InputRefused.because(number + " is not a participant"));
    }
}
