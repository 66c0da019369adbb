/** Many entries of one institution at once, as sets: staged, judged and merged by the database. */
@NamedInterface("bulk")
@NullMarked
package no.kfr.register.bulk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
