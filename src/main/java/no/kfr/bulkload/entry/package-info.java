/** The entries of a batch: packed into chunks, each with its outcome, those that were refused with the rule they broke. */
@NamedInterface("entry")
@NullMarked
package no.kfr.bulkload.entry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
