/** The turns in which a batch is carried out: chunk by chunk, one batch of an institution after the other. */
@NullMarked
package no.kfr.bulkload.apply;

import org.jspecify.annotations.NullMarked;
