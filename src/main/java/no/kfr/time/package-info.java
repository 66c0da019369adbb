/** Europe/Oslo, UTC and the clock. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package no.kfr.time;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
