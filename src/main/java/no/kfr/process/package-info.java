/** The process itself, and what it does when it cannot go on. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package no.kfr.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
