/** Keys, certificates and revocation lists as files: read again when they change, and told apart when they do not open. */
@NullMarked
package no.kfr.access.certificate.file;

import org.jspecify.annotations.NullMarked;
