/** The start of a node: settings checked, the register started, or one paragraph that says why not. */
@ApplicationModule(allowedDependencies = {"keyfile", "outbound", "process", "refusal"})
@NullMarked
package no.kfr.start;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
