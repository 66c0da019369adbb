/** Trust in certificates: path, validity, use, revocation; and the register's own key, which rotates while it runs. */
@NullMarked
package no.kfr.access.certificate;

import org.jspecify.annotations.NullMarked;
