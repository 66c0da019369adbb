package no.kfr.upload;

import java.time.Instant;
import java.util.UUID;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.register.RelationshipKey;
import no.kfr.register.period.Change.Outcome;
import no.kfr.register.period.RecordedPeriod;

/**
 * That an instruction is carried out and stored.
 *
 * @param submittedBy who signed it: the institution itself or its supplier
 * @param period the period that resulted; of an annulment, the period that was taken out
 * @param recordedAt when it was carried out, to the microsecond
 */
public record Receipt(
        UUID receiptId,
        CorrelationId correlationId,
        OrganisationNumber submittedBy,
        RelationshipKey relationship,
        Outcome outcome,
        RecordedPeriod period,
        Instant recordedAt) {}
