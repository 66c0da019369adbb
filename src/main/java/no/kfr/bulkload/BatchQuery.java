package no.kfr.bulkload;

import java.util.UUID;
import no.kfr.access.Signer;

/** Which batch is meant, by whom. */
public record BatchQuery(Signer signer, UUID correlationId, String financialInstitution, UUID batchId) {}
