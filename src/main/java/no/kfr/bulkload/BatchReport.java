package no.kfr.bulkload;

import java.util.List;
import no.kfr.bulkload.batch.Batch;
import no.kfr.bulkload.report.ReportEntry;
import org.jspecify.annotations.Nullable;

/**
 * A page of a batch's report, in order of position.
 *
 * @param nextPosition what to ask with for the next page; {@code null} when this is the last
 */
public record BatchReport(
        Batch batch, List<ReportEntry> entries, @Nullable Integer nextPosition) {}
