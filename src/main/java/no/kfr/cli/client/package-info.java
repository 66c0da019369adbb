/** The register's services as a client of any make sees them: built from the WSDL and its policy, and nothing of the server. */
@NullMarked
package no.kfr.cli.client;

import org.jspecify.annotations.NullMarked;
