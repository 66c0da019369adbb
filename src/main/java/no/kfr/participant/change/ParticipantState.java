package no.kfr.participant.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.kfr.identity.OrganisationNumber;
import no.kfr.participant.Delegation;
import no.kfr.participant.Directory;
import no.kfr.participant.Participant;
import no.kfr.participant.store.ParticipantTables;

/** A directory before a change and the same after it: what to store, what to journal, what to show. */
public final class ParticipantState {

    private final Directory before;
    private final Map<OrganisationNumber, Participant> participants = new LinkedHashMap<>();
    private final Map<Delegation.Key, Delegation> delegations = new LinkedHashMap<>();

    public ParticipantState(Directory before) {
        this.before = before;
        for (Participant participant : before.all()) {
            put(participant);
            before.delegationsOf(participant.number()).forEach(this::put);
        }
    }

    public void put(Participant participant) {
        participants.put(participant.number(), participant);
    }

    public void put(Delegation delegation) {
        delegations.put(delegation.key(), delegation);
    }

    public Directory before() {
        return before;
    }

    public Directory after() {
        return new Directory(before.stamp(), participants.values(), delegations.values());
    }

    public void store(ParticipantTables tables) {
        participants.values().stream()
                .filter(participant -> !before.find(participant.number())
                        .filter(participant::equals)
                        .isPresent())
                .forEach(tables::save);
        delegations.values().stream()
                .filter(delegation ->
                        !before.delegationsOf(delegation.principal()).contains(delegation))
                .forEach(tables::save);
    }

    /** What changes about each participant, by number; those that stay the same are left out. */
    public Map<OrganisationNumber, List<String>> changes() {
        Directory after = after();
        var changes = new LinkedHashMap<OrganisationNumber, List<String>>();
        for (OrganisationNumber number : numbers(before.all(), after.all())) {
            List<String> changed = ParticipantText.changes(fields(before, number), fields(after, number));
            if (!changed.isEmpty()) {
                changes.put(number, changed);
            }
        }
        return changes;
    }

    private static Collection<OrganisationNumber> numbers(List<Participant> some, List<Participant> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return all.stream().map(Participant::number).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> fields(Directory directory, OrganisationNumber number) {
        return ParticipantText.fields(directory.find(number).orElse(null), directory.delegationsOf(number));
    }
}
