/** Writes the journal: entries and messages, in the transaction of the work they tell of. */
@NullMarked
package no.kfr.audit.store;

import org.jspecify.annotations.NullMarked;
