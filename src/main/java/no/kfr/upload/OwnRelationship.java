package no.kfr.upload;

import java.util.List;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.register.RelationshipType;
import no.kfr.register.period.RecordedPeriod;

/** What the register holds of an institution's own relationship with a customer: current periods, earliest first. */
public record OwnRelationship(
        CorrelationId correlationId,
        OrganisationNumber institution,
        CustomerId customer,
        RelationshipType relationshipType,
        List<RecordedPeriod> periods) {}
