/** A certificate authority for tests and demonstrations, and the command that writes what it issues. Never for production. */
@NullMarked
package no.kfr.demo.certificates;

import org.jspecify.annotations.NullMarked;
