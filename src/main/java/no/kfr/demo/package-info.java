/** The demo: a complete register on one machine, and its main job shown over the network with real signed messages. */
@ApplicationModule(
        allowedDependencies = {
            "access :: mandate",
            "client :: soap",
            "contract",
            "identity",
            "keyfile",
            "participant :: file",
            "refusal",
            "rights",
            "start",
            "terminal",
            "time"
        })
@NullMarked
package no.kfr.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
