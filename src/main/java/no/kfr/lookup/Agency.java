package no.kfr.lookup;

import no.kfr.access.NamedOrganisation;
import no.kfr.access.Signer;
import no.kfr.identity.OrganisationNumber;
import no.kfr.refusal.Refused;
import org.jspecify.annotations.Nullable;

/** Which agency a request is made for. */
public final class Agency {

    private Agency() {}

    /**
     * @param named as received; {@code null}: the signer
     * @throws Refused when what was named is no organisation number
     */
    public static OrganisationNumber of(Signer signer, @Nullable String named) {
        return named == null
                ? signer.organisation()
                : NamedOrganisation.consumer(named).required();
    }
}
