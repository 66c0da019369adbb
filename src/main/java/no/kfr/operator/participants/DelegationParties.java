package no.kfr.operator.participants;

import no.kfr.identity.OrganisationNumber;
import picocli.CommandLine.Parameters;

/** Between whom a delegation is. */
final class DelegationParties {

    @Parameters(index = "0", paramLabel = "PRINCIPAL", description = "Whose name it is.")
    @SuppressWarnings("NullAway.Init")
    OrganisationNumber principal;

    @Parameters(index = "1", paramLabel = "SUPPLIER", description = "Who calls.")
    @SuppressWarnings("NullAway.Init")
    OrganisationNumber supplier;
}
