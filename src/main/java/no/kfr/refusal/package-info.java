/** The one catalogue of codes, and the one exception that carries them: every refusal of the register, whatever refused. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package no.kfr.refusal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
