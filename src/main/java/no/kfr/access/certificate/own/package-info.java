/** The register's own key, which rotates while it runs; and how long its certificate, and the pinned ones, are still valid. */
@NullMarked
package no.kfr.access.certificate.own;

import org.jspecify.annotations.NullMarked;
