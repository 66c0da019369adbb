/** The register's services as a client of any make sees them: built from the WSDL and its policy, and nothing of the server. */
@NamedInterface("soap")
@NullMarked
package no.kfr.client.soap;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
