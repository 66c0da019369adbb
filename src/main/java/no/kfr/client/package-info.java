/** The commands of institutions about whole files: upload, extract, reconcile, against any register. */
@ApplicationModule(allowedDependencies = {"contract", "digest", "identity", "keyfile", "refusal", "terminal", "time"})
@NullMarked
package no.kfr.client;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
