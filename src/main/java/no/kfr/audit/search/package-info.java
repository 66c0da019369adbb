/** Finding entries: by case, control object, account, organisation and time. */
@NamedInterface("search")
@NullMarked
package no.kfr.audit.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
