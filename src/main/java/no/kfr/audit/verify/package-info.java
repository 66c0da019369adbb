/** Checks the seals of the journal, in the database or in an exported archive, and says where something is wrong. */
@NullMarked
package no.kfr.audit.verify;

import org.jspecify.annotations.NullMarked;
