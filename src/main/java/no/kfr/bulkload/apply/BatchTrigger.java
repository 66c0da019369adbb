package no.kfr.bulkload.apply;

import no.kfr.identity.OrganisationNumber;

/** Tells those who apply batches that an institution has something for them. */
public interface BatchTrigger {

    /** After the batch is stored. Whoever misses it finds the batch by itself, only later. */
    void fire(OrganisationNumber institution);
}
