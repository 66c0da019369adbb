/** What an agency may ask: legal mandates as data, and the rules of subject, ownership and period that each carries. */
@NamedInterface("mandate")
@NullMarked
package no.kfr.access.mandate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
