/** Messages that bring a file with them, and replies that take one along: read within limits, never whole in memory twice. */
@NullMarked
package no.kfr.soap.attachment;

import org.jspecify.annotations.NullMarked;
