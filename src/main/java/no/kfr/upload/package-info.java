/** One instruction of an institution: checked, carried out once, answered with a receipt. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "digest",
            "identity",
            "refusal",
            "register",
            "register :: period",
            "time"
        })
@NullMarked
package no.kfr.upload;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
