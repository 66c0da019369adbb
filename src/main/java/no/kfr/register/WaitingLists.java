package no.kfr.register;

/** Lists that were taken in and are not carried out yet. */
public interface WaitingLists {

    /**
     * Carries out, ahead of the rest and in the caller's transaction, what such lists say of one relationship: what was recorded
     * later than a list was true must find what the list says.
     */
    void bringForward(RelationshipKey key);
}
