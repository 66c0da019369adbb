/** The operator's command line: the register's services without its endpoints, opened for one command. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "access :: mandate",
            "audit",
            "audit :: retention",
            "audit :: search",
            "identity",
            "participant",
            "participant :: coverage",
            "participant :: file",
            "register",
            "rights",
            "start",
            "terminal",
            "transaction"
        })
@NullMarked
package no.kfr.operator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
