package no.kfr.access.mandate;

import java.util.Comparator;
import java.util.Set;
import no.kfr.access.LegalMandate;
import no.kfr.access.Operation;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;

/**
 * What two versions of a list are compared by: rows with the same key are the same mandate, with other terms at most. They have an
 * order, so that texts that were made to have one hash are found by it.
 */
record MandateKey(
        String service,
        OrganisationNumber consumer,
        Set<Operation> operations,
        Set<CustomerId.Kind> subjectKinds,
        String text)
        implements Comparable<MandateKey> {

    private static final Comparator<MandateKey> ORDER = Comparator.comparing(MandateKey::text)
            .thenComparing(MandateKey::service)
            .thenComparing(key -> key.consumer().value())
            .thenComparing(key -> key.operations().stream().sorted().toList().toString())
            .thenComparing(key -> key.subjectKinds().stream().sorted().toList().toString());

    static MandateKey of(LegalMandate mandate) {
        return new MandateKey(
                mandate.service(),
                mandate.consumer(),
                mandate.operations(),
                mandate.subjectKinds(),
                MandateText.folded(mandate.text()));
    }

    @Override
    public int compareTo(MandateKey other) {
        return ORDER.compare(this, other);
    }
}
