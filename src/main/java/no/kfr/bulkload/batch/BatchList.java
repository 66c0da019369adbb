package no.kfr.bulkload.batch;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Batches of an institution, newest first.
 *
 * @param olderThan what to ask with for those that follow; {@code null} when there are none
 */
public record BatchList(List<Batch> batches, @Nullable UUID olderThan) {}
