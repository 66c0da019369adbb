package no.kfr.lookup;

import no.kfr.participant.CoverageList;

/**
 * How much of the world an answer cannot speak of.
 *
 * @param institutionsNotCovered licensed institutions that neither register answers for
 * @param listVersion of the list that names them
 */
public record CoverageNote(int institutionsNotCovered, String listVersion) {

    public static CoverageNote of(CoverageList list) {
        return new CoverageNote(list.notCovered(), list.version());
    }
}
