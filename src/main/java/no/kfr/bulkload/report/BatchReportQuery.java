package no.kfr.bulkload.report;

import java.util.UUID;
import no.kfr.access.Signer;
import no.kfr.identity.CorrelationId;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a report is wanted.
 *
 * @param refusedOnly only entries that carry a code: refused, or with nothing to end
 * @param fromPosition left out means from the first
 * @param maxEntries left out means as many as the register gives at once; a report as a file has no limit
 */
public record BatchReportQuery(
        Signer signer,
        CorrelationId correlationId,
        String financialInstitution,
        UUID batchId,
        boolean refusedOnly,
        @Nullable Integer fromPosition,
        @Nullable Integer maxEntries) {}
