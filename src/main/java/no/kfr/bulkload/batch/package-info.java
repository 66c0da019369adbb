/** A batch: what was asked of it, where it stands, its row and what the journal says of it. */
@NamedInterface("batch")
@NullMarked
package no.kfr.bulkload.batch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
