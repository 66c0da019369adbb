/** The rule of periods: what registering, ending and annulling make of the periods that an institution reported. */
@NamedInterface("period")
@NullMarked
package no.kfr.register.period;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
