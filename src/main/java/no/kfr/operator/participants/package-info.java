/** The operator's commands for participants and their delegations. They read and print; services do the work. */
@NullMarked
package no.kfr.operator.participants;

import org.jspecify.annotations.NullMarked;
