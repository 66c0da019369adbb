/** What is let in a few at a time: whoever waits too long is refused as overloaded and told when to come again. */
@ApplicationModule(allowedDependencies = {"identity", "refusal"})
@NullMarked
package no.kfr.capacity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
