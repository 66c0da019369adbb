/** The operator's commands over all rights: import, export, coverage. They read and print; services do the work. */
@NullMarked
package no.kfr.operator.rights;

import org.jspecify.annotations.NullMarked;
