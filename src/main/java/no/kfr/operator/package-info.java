/** The operator's command line: the register's services without its endpoints, opened for one command. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "access :: mandate",
            "audit",
            "audit :: archive",
            "audit :: retention",
            "audit :: search",
            "audit :: verify",
            "identity",
            "keyfile",
            "participant",
            "participant :: change",
            "participant :: file",
            "register",
            "register :: period",
            "rights",
            "start",
            "terminal",
            "time",
            "transaction"
        })
@NullMarked
package no.kfr.operator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
