/** The relationships and their history: what held when, and since when the register knew. */
@ApplicationModule(allowedDependencies = {"identity", "refusal", "time", "transaction"})
@NullMarked
package no.kfr.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
