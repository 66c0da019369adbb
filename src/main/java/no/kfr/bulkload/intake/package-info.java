/** From the bytes of a file to checked entries, packed and stored before the upload is answered. */
@NamedInterface("intake")
@NullMarked
package no.kfr.bulkload.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
