/** From a certificate to an organisation, and to what it may do: for whom, under which mandate, for which period. */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "digest",
            "identity",
            "keyfile",
            "participant",
            "refusal",
            "rights",
            "time",
            "transaction"
        })
@NullMarked
package no.kfr.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
