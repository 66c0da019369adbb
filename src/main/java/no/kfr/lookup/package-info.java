/** The Customer Relations Overview: which institutions know a control object in a period. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "access :: volume",
            "audit",
            "capacity",
            "digest",
            "identity",
            "outbound",
            "participant",
            "refusal",
            "register",
            "register :: period",
            "time",
            "transaction"
        })
@NullMarked
package no.kfr.lookup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
