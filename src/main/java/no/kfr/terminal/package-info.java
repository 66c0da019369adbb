/** What programs in a terminal share: tables, paragraphs, progress, exit codes. */
@ApplicationModule(allowedDependencies = {"identity", "time"})
@NullMarked
package no.kfr.terminal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
