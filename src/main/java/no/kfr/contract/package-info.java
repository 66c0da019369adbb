/** The contract's types, generated from {@code wsdl/} and {@code xsd/} at build time; only their time format is written by hand. */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package no.kfr.contract;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
