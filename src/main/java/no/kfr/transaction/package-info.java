/** The unit of work on the database: begin, keep open, commit; and which database it is. */
@ApplicationModule(allowedDependencies = {"capacity", "refusal", "time"})
@NullMarked
package no.kfr.transaction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
