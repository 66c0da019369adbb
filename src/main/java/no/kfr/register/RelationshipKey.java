package no.kfr.register;

import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;

/** What the register keeps periods for: one institution's relationship of one type with one customer. */
public record RelationshipKey(OrganisationNumber institution, CustomerId customer, RelationshipType type) {}
