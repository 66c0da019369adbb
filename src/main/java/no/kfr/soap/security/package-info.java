/** Who signed a message, and that it is exactly what was signed; and the register's own signature on every reply. */
@NullMarked
package no.kfr.soap.security;

import org.jspecify.annotations.NullMarked;
