/** Whole files of relationships: taken in, checked, applied in the background, reported, compared with the register. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "capacity",
            "digest",
            "identity",
            "refusal",
            "register",
            "register :: bulk",
            "register :: period",
            "time",
            "transaction"
        })
@NullMarked
package no.kfr.bulkload;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
