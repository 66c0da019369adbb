/** Shares of the heap and of turns: what one kind of message takes is not there to be taken by another. */
@NullMarked
package no.kfr.soap.room;

import org.jspecify.annotations.NullMarked;
