/** Evidence packages: what the journal holds of a case, in a file that proves itself without the register. */
@NamedInterface("archive")
@NullMarked
package no.kfr.audit.archive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
