/** Validated values of the domain, which mask themselves in logs. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package no.kfr.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
