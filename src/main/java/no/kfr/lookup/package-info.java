/** The Customer Relations Overview: which institutions know a control object in a period. */
@ApplicationModule(allowedDependencies = {"register", "participant", "access", "audit", "identity", "refusal"})
@NullMarked
package no.kfr.lookup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
