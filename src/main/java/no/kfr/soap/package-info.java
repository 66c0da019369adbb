/**
 * The SOAP edge: a message comes in ({@code message}), its sender is proven ({@code security}), a file that it brings is taken out ({@code file}), its content is mapped to the
 * services and back, and what is refused becomes the one typed fault ({@code fault}). {@code contracts} serves the WSDLs.
 */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "bulkload",
            "bulkload :: batch",
            "bulkload :: entry",
            "bulkload :: intake",
            "bulkload :: report",
            "contract",
            "identity",
            "lookup",
            "lookup :: account",
            "lookup :: bulk",
            "participant",
            "process",
            "refusal",
            "register",
            "register :: period",
            "time",
            "transaction",
            "upload"
        })
@NullMarked
package no.kfr.soap;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
