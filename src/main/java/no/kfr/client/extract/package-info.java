/** All that the register holds of an institution, as a file. */
@NullMarked
package no.kfr.client.extract;

import org.jspecify.annotations.NullMarked;
