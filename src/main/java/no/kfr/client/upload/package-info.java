/** A large file sent in parts, going on after any interruption without sending again what was taken. */
@NullMarked
package no.kfr.client.upload;

import org.jspecify.annotations.NullMarked;
