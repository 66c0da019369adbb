package no.kfr.lookup;

import no.kfr.identity.OrganisationNumber;

/** What institutions are called in an answer. */
@FunctionalInterface
public interface InstitutionNames {

    /** The institution's name; the number itself when no name is known. */
    String nameOf(OrganisationNumber institution);
}
