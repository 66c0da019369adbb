package no.kfr.identity;

import java.util.UUID;

/** The id of a case at an agency, the same in all its requests: the contract's account info request id. */
public record CaseId(UUID value) {

    /** @throws IllegalArgumentException when it is no UUID */
    public static CaseId of(String text) {
        return new CaseId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
