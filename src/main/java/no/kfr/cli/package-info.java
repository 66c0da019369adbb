/** The command line: starts the register, operates it, calls it as an institution or an agency does, shows it. */
@ApplicationModule(
        allowedDependencies = {"identity", "refusal", "contract", "participant", "access", "register", "audit"})
@NullMarked
package no.kfr.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
