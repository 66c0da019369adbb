/** SHA-256, and the name that certificates have by it. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package no.kfr.digest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
