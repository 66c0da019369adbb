/** How an operator changes participants and delegations: what is allowed, what it alters, what the journal says of it. */
@NamedInterface("change")
@NullMarked
package no.kfr.participant.change;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
