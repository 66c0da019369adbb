/** How much one sender may send in a minute, and what of it is worth keeping. */
@NullMarked
package no.kfr.soap.rate;

import org.jspecify.annotations.NullMarked;
