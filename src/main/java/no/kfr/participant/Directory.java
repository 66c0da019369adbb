package no.kfr.participant;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.kfr.identity.OrganisationNumber;
import no.kfr.rights.RightsStamp;
import org.jspecify.annotations.Nullable;

/** All participants and delegations as they were at one moment. Never changes to whoever reads it; all that one decision needs comes from one. */
public final class Directory {

    private final String stamp;
    private final Map<OrganisationNumber, Participant> participants;
    private final Map<OrganisationNumber, List<Delegation>> byPrincipal;
    private final Map<OrganisationNumber, List<Delegation>> bySupplier;
    private volatile @Nullable CoverageList coverage;

    public Directory(String stamp, Collection<Participant> participants, Collection<Delegation> delegations) {
        this.stamp = stamp;
        var byNumber = new LinkedHashMap<OrganisationNumber, Participant>();
        participants.stream()
                .sorted(Comparator.comparing(Participant::number))
                .forEach(participant -> byNumber.put(participant.number(), participant));
        this.participants = byNumber;
        List<Delegation> sorted = delegations.stream()
                .sorted(Comparator.comparing(Delegation::principal)
                        .thenComparing(Delegation::supplier)
                        .thenComparing(delegation -> delegation.period().from()))
                .toList();
        this.byPrincipal = sorted.stream().collect(Collectors.groupingBy(Delegation::principal));
        this.bySupplier = sorted.stream().collect(Collectors.groupingBy(Delegation::supplier));
    }

    /** Changes whenever rights change; see {@link RightsStamp}. */
    public String stamp() {
        return stamp;
    }

    public Optional<Participant> find(OrganisationNumber number) {
        return Optional.ofNullable(participants.get(number));
    }

    /** By organisation number. */
    public List<Participant> all() {
        return List.copyOf(participants.values());
    }

    /** The name, or the number itself for an organisation that is no participant. */
    public String nameOf(OrganisationNumber number) {
        return find(number).map(Participant::name).orElse(number.value());
    }

    /** Who is covered by which register on that day. Made when first asked for, so that each answer can speak of it. */
    public CoverageList coverageOn(LocalDate day) {
        CoverageList known = coverage;
        if (known == null || !known.day().equals(day)) {
            known = new CoverageList(participants.values(), day);
            coverage = known;
        }
        return known;
    }

    /** What the principal has delegated, also what no longer holds. */
    public List<Delegation> delegationsOf(OrganisationNumber principal) {
        return byPrincipal.getOrDefault(principal, List.of());
    }

    /** What was delegated to the supplier, also what no longer holds. */
    public List<Delegation> delegationsFor(OrganisationNumber supplier) {
        return bySupplier.getOrDefault(supplier, List.of());
    }
}
