/** The Customer Relations Overview: which institutions know a control object in a period. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "access :: mandate",
            "access :: volume",
            "audit",
            "identity",
            "participant",
            "participant :: coverage",
            "refusal",
            "register",
            "transaction"
        })
@NullMarked
package no.kfr.lookup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
