/** How rights are changed, whichever they are: the difference shown first, the journal entry, the stamp that all nodes follow. */
@ApplicationModule(allowedDependencies = {"audit", "identity"})
@NullMarked
package no.kfr.rights;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
