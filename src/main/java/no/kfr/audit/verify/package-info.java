/** Checks the seals of the journal, in the database or in an exported archive, and says where something is wrong. */
@NamedInterface("verify")
@NullMarked
package no.kfr.audit.verify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
