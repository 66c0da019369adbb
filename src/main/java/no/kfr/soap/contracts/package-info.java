/** The contracts as they are served: the original, one flattened file per service, and a variant without policy. */
@NullMarked
package no.kfr.soap.contracts;

import org.jspecify.annotations.NullMarked;
