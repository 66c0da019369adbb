/** Files with keys and certificates, opened in whatever usual form they come; or one reason why not. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package no.kfr.keyfile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
