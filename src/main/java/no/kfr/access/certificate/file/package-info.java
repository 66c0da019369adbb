/** Files that are read again when they change. */
@NullMarked
package no.kfr.access.certificate.file;

import org.jspecify.annotations.NullMarked;
