package no.kfr.access;

import no.kfr.identity.OrganisationNumber;

/**
 * What an agency wants to know about an account, as far as its right to ask depends on it. Says nothing of the account. There is no
 * control object and no period, so a mandate's rules about those do not apply.
 *
 * @param consumer the agency: its rights count, whoever signed
 * @param legalMandate as received, before any normalisation
 */
public record AccountGrounds(Signer signer, OrganisationNumber consumer, String legalMandate) {}
