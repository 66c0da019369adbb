package no.kfr.access;

import java.time.LocalDate;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import org.jspecify.annotations.Nullable;

/**
 * What an agency wants to know, as far as its right to ask depends on it. Says nothing of who is asked about.
 *
 * @param consumer the agency: its rights count, whoever signed
 * @param legalMandate as received, before any normalisation
 * @param period both days inclusive, defaults already filled in
 * @param referenceDate what the mandate's period hangs on, or {@code null} when the request had none
 */
public record LookupGrounds(
        Signer signer,
        OrganisationNumber consumer,
        Operation operation,
        String legalMandate,
        CustomerId.Kind subjectKind,
        boolean onlyPrimaryOwner,
        Period period,
        @Nullable LocalDate referenceDate) {}
