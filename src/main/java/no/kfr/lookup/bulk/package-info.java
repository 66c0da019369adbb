/** Many control objects in one message, each answered, journalled and counted as if asked alone. */
@NamedInterface("bulk")
@NullMarked
package no.kfr.lookup.bulk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
