package no.kfr.client.upload;

import no.kfr.client.file.CustomerRanges.Range;
import org.jspecify.annotations.Nullable;

/**
 * What is sent as one batch.
 *
 * @param number from 1
 * @param range of customers that a snapshot's part is the whole of; {@code null} when it is the whole of all, and for other modes
 * @param contentSha256 of the gzip file
 */
public record FilePart(int number, int entries, @Nullable Range range, String contentSha256) {}
