/** The operator's commands for participants, delegations and legal mandates. They read and print; services do the work. */
@NullMarked
package no.kfr.cli.access;

import org.jspecify.annotations.NullMarked;
