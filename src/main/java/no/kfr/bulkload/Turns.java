package no.kfr.bulkload;

import no.kfr.identity.OrganisationNumber;

/** Tells those who apply batches that an institution has something for them. */
interface Turns {

    /** After the batch is stored. Whoever misses it finds the batch by itself, only later. */
    void wanted(OrganisationNumber institution);
}
