package no.kfr.access.mandate;

import java.util.Set;
import no.kfr.access.LegalMandate;
import no.kfr.access.Operation;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;

/** What two versions of a list are compared by: rows with the same key are the same mandate, with other terms at most. */
record MandateKey(
        String service,
        OrganisationNumber consumer,
        Set<Operation> operations,
        Set<CustomerId.Kind> subjectKinds,
        String text) {

    static MandateKey of(LegalMandate mandate) {
        return new MandateKey(
                mandate.service(),
                mandate.consumer(),
                mandate.operations(),
                mandate.subjectKinds(),
                MandateText.folded(mandate.text()));
    }
}
