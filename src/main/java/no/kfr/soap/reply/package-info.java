/** Replies and faults as documents: what they say of themselves, and that they can be written. */
@NullMarked
package no.kfr.soap.reply;

import org.jspecify.annotations.NullMarked;
