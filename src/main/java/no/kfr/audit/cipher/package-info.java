/** How content of the journal is kept from those who read the database: keys, encryption, the keyed hash it is found by. */
@NullMarked
package no.kfr.audit.cipher;

import org.jspecify.annotations.NullMarked;
