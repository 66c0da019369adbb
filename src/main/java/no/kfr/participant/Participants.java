package no.kfr.participant;

import java.util.List;
import java.util.Optional;
import no.kfr.identity.OrganisationNumber;

/**
 * Who takes part, as of this moment: a change made on any node shows in the next call. Several calls may see different
 * moments; what belongs together is asked of one {@link #current()}.
 */
public interface Participants {

    Directory current();

    default Optional<Participant> find(OrganisationNumber number) {
        return current().find(number);
    }

    /** All participants, by organisation number. */
    default List<Participant> all() {
        return current().all();
    }

    /** The name, or the number itself for an organisation that is no participant. */
    default String nameOf(OrganisationNumber number) {
        return current().nameOf(number);
    }
}
