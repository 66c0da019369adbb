/** How often an agency may ask, counted over all nodes, and what is noticed when it asks unusually much. */
@NamedInterface("volume")
@NullMarked
package no.kfr.access.volume;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
