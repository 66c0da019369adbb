/** The journal: who asked what about whom, on which mandate, and what was answered. Append-only. */
@ApplicationModule(allowedDependencies = {"digest", "identity", "outbound", "refusal", "time", "transaction"})
@NullMarked
package no.kfr.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
