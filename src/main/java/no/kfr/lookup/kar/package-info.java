/** KAR over its HTTP interface: access by Maskinporten, one question at a time, and what comes back believed only when checked. */
@NullMarked
package no.kfr.lookup.kar;

import org.jspecify.annotations.NullMarked;
