/** How the register's own calls leave the house: past which proxy, and in which words they fail. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package no.kfr.outbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
