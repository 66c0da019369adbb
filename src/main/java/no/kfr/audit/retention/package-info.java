/** How long the journal keeps content: the purge after its term, and the cases withheld from data subjects. */
@NamedInterface("retention")
@NullMarked
package no.kfr.audit.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
