/** What was received and answered, kept with the journal's entry in one commit. */
@NullMarked
package no.kfr.soap.proof;

import org.jspecify.annotations.NullMarked;
