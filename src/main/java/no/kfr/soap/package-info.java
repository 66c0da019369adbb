/**
 * The SOAP edge. A message arrives ({@code http}), is read ({@code message}) with the files that it brings ({@code attachment}), its sender
 * is proven ({@code security}), its content is mapped to the services and back ({@code upload}, {@code lookup}); what is refused becomes the
 * one typed fault ({@code fault}), answers are written ({@code reply}), and request and reply are committed with the work ({@code proof}). {@code contracts} serves the WSDLs. Here
 * is the wiring only: {@code MessageChain} lists the interceptors in the order in which they run.
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
            "capacity",
            "contract",
            "digest",
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
