/** What became of each entry, and what the register holds of an institution, as pages or as a file. */
@NamedInterface("report")
@NullMarked
package no.kfr.bulkload.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
