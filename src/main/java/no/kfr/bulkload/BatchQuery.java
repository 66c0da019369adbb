package no.kfr.bulkload;

import java.util.UUID;
import no.kfr.access.Signer;
import no.kfr.identity.CorrelationId;

/** Which batch is meant, by whom. */
public record BatchQuery(Signer signer, CorrelationId correlationId, String financialInstitution, UUID batchId) {}
