package no.kfr.lookup.kar;

import no.kfr.identity.OrganisationNumber;
import no.kfr.register.period.Ownership;
import org.jspecify.annotations.Nullable;

/**
 * An institution of KAR's answer, checked.
 *
 * @param activeAccount whether the control object owns an account there that can be credited, as of today
 * @param ownership {@code null} exactly when ownership was no part of the question
 */
public record KarInstitution(
        Named named, boolean activeAccount, @Nullable Ownership ownership) {

    /** An institution with the name that KAR has for it. */
    public record Named(OrganisationNumber number, String name) {}

    public OrganisationNumber number() {
        return named.number();
    }
}
