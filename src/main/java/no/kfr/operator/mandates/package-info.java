/** The operator's commands for legal mandates. They read and print; services do the work. */
@NullMarked
package no.kfr.operator.mandates;

import org.jspecify.annotations.NullMarked;
