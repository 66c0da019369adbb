package no.kfr.lookup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import no.kfr.identity.OrganisationNumber;
import no.kfr.lookup.LookupAnswer.FinancialInstitution;
import no.kfr.lookup.kar.KarInstitution;
import no.kfr.participant.Directory;
import no.kfr.participant.Participant;
import no.kfr.register.KnownRelationship;
import no.kfr.register.period.Ownership;
import org.jspecify.annotations.Nullable;

/** What both registers know, as one list: each institution once, by organisation number, with its strongest ownership. */
public final class Joining {

    private final Directory participants;
    private final @Nullable Boolean onlyPrimaryOwner;
    private final boolean endsToday;

    /**
     * @param participants what institutions are called
     * @param onlyPrimaryOwner {@code null}: not part of the question, and then nothing is said of ownership
     * @param toDate the last day asked about; whether an account is active is told of today only
     */
    public Joining(Directory participants, @Nullable Boolean onlyPrimaryOwner, LocalDate toDate, LocalDate today) {
        this.participants = participants;
        this.onlyPrimaryOwner = onlyPrimaryOwner;
        this.endsToday = toDate.equals(today);
    }

    public List<FinancialInstitution> of(List<KnownRelationship> own, List<KarInstitution> fromKar) {
        SortedMap<OrganisationNumber, FinancialInstitution> joined = new TreeMap<>();
        for (FinancialInstitution known : known(own, fromKar)) {
            joined.merge(known.organizationId(), known, Joining::strongest);
        }
        return List.copyOf(joined.values());
    }

    private List<FinancialInstitution> known(List<KnownRelationship> own, List<KarInstitution> fromKar) {
        var known = new ArrayList<FinancialInstitution>();
        for (KnownRelationship one : own) {
            if (isAskedFor(one.ownership())) {
                known.add(institution(one.institution(), one.institution().value(), false, one.ownership()));
            }
        }
        for (KarInstitution one : fromKar) {
            if (isAskedFor(one.ownership())) {
                boolean active = endsToday && one.activeAccount();
                known.add(institution(one.number(), one.named().name(), active, one.ownership()));
            }
        }
        return known;
    }

    private boolean isAskedFor(@Nullable Ownership ownership) {
        return !Boolean.TRUE.equals(onlyPrimaryOwner) || ownership == Ownership.PRIMARY_OWNER;
    }

    private FinancialInstitution institution(
            OrganisationNumber number, String otherwise, boolean active, @Nullable Ownership ownership) {
        String name = participants.find(number).map(Participant::name).orElse(otherwise);
        return new FinancialInstitution(number, name, active, onlyPrimaryOwner == null ? null : ownership);
    }

    /** The own register comes first and has no name for an institution that is no participant; KAR has. */
    private static FinancialInstitution strongest(FinancialInstitution one, FinancialInstitution other) {
        Ownership first = one.ownershipType();
        Ownership second = other.ownershipType();
        boolean nameless = one.bankName().equals(one.organizationId().value());
        return new FinancialInstitution(
                one.organizationId(),
                nameless ? other.bankName() : one.bankName(),
                one.activeAccount() || other.activeAccount(),
                first == null || second == null ? null : first.strongest(second));
    }
}
