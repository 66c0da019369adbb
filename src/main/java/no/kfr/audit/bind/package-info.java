/** Binds what the journal holds to the nodes that wrote it: keyed hashes, and numbers without gaps. */
@NullMarked
package no.kfr.audit.bind;

import org.jspecify.annotations.NullMarked;
