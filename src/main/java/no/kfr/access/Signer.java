package no.kfr.access;

import java.security.cert.X509Certificate;
import no.kfr.identity.OrganisationNumber;

/**
 * Who signed a message: proven by a verified signature and a certificate path to a trusted authority.
 *
 * @param organisation from the certificate's subject
 * @param certificate the enterprise certificate that the message was signed with
 */
public record Signer(OrganisationNumber organisation, X509Certificate certificate) {}
