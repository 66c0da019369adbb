/** Whole files of relationships: taken in, checked, applied in the background, reported, compared with the register. */
@ApplicationModule(allowedDependencies = {"register", "participant", "access", "audit", "identity", "refusal"})
@NullMarked
package no.kfr.bulkload;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
