/** A certificate authority for tests and demonstrations, and the command that writes what it issues. Never for production. */
@NamedInterface("certificates")
@NullMarked
package no.kfr.demo.certificates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
