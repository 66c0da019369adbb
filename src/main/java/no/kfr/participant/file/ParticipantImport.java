package no.kfr.participant.file;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.kfr.identity.OrganisationNumber;
import no.kfr.participant.Delegation;
import no.kfr.participant.Directory;
import no.kfr.participant.Participant;
import no.kfr.participant.Suspension;
import no.kfr.participant.change.CoverageStart;
import no.kfr.participant.change.ParticipantRules;
import no.kfr.participant.change.ParticipantState;
import no.kfr.rights.Difference;
import no.kfr.rights.Difference.Entry;
import no.kfr.rights.Difference.Kind;
import no.kfr.rights.InputRefused;
import no.kfr.rights.InputRefused.Problem;

/**
 * What a file makes of the register. The file is the whole truth about the participants that it names, their delegations
 * included; about others it says nothing, unless the operator says that it does. Nobody and nothing is ever deleted.
 */
final class ParticipantImport {

    private static final String NOT_IN_FILE = "not in the imported file";

    private final ParticipantsYaml file;
    private final ParticipantState state;
    private final boolean prune;

    /** @throws InputRefused with every problem of the file */
    ParticipantImport(String text, Directory before, ParticipantRules rules, LocalDate today, boolean prune) {
        this.file = new ParticipantsYaml(text, new CoverageStart(before, today));
        this.state = new ParticipantState(before);
        this.prune = prune;
        file.participants().forEach(state::put);
        file.delegations().forEach(state::put);
        withdrawMissing(before, today);
        if (prune) {
            suspendMissing(before, today);
        }
        refuseProblems(rules, today);
    }

    ParticipantState state() {
        return state;
    }

    Difference difference() {
        Map<OrganisationNumber, List<String>> changes = state.changes();
        var entries = new ArrayList<Entry>();
        for (Participant participant : state.after().all()) {
            OrganisationNumber number = participant.number();
            List<String> changed = changes.getOrDefault(number, List.of());
            entries.add(new Entry(kind(number, changed), number + " " + participant.name(), changed));
        }
        return new Difference(entries);
    }

    private Kind kind(OrganisationNumber number, List<String> changed) {
        if (!file.has(number)) {
            return prune && !changed.isEmpty() ? Kind.REMOVED : Kind.NOT_IN_FILE;
        }
        if (state.before().find(number).isEmpty()) {
            return Kind.ADDED;
        }
        return changed.isEmpty() ? Kind.UNCHANGED : Kind.CHANGED;
    }

    private void withdrawMissing(Directory before, LocalDate today) {
        for (Participant participant : file.participants()) {
            for (Delegation delegation : before.delegationsOf(participant.number())) {
                if (!delegation.isOverOn(today) && !file.has(delegation.key())) {
                    state.put(delegation.withdrawnFrom(today));
                }
            }
        }
    }

    private void suspendMissing(Directory before, LocalDate today) {
        for (Participant participant : before.all()) {
            boolean over = participant.isSuspendedOn(today)
                    || participant.active().to().isBefore(today);
            if (!over && !file.has(participant.number())) {
                state.put(participant.with(new Suspension(today, NOT_IN_FILE)));
            }
        }
    }

    private void refuseProblems(ParticipantRules rules, LocalDate today) {
        var problems = new ArrayList<>(file.problems());
        for (ParticipantRules.Finding finding : rules.findings(state.after(), today)) {
            problems.add(new Problem(file.lineOf(finding), finding.reason()));
        }
        if (!problems.isEmpty()) {
            throw new InputRefused(problems);
        }
    }
}
