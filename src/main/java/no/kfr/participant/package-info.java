/** The organisations that take part: institutions, agencies, suppliers; what they have delegated, what covers them. */
@ApplicationModule(allowedDependencies = {"digest", "identity", "rights", "time", "transaction"})
@NullMarked
package no.kfr.participant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
