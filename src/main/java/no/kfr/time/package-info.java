/** Europe/Oslo and UTC. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package no.kfr.time;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
