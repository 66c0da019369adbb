package no.kfr.register;

import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.register.period.Ownership;

/** That an institution knows a customer, or knew it, in the whole period. An institution may have several. */
public record KnownRelationship(OrganisationNumber institution, Period period, Ownership ownership) {}
