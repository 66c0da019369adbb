package no.kfr.lookup.kar;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * KAR, the account register: it answers for the institutions in NICS, this register for the rest. Asking never throws and never
 * takes longer than the operator permits: whatever goes wrong is a {@link KarReply.NoAnswer} with its code.
 */
public interface KarSource {

    /** The institutions that know the control object. An empty list is an answer, too. */
    CompletableFuture<KarReply<List<KarInstitution>>> institutions(KarRequest request);

    /** The institution that services the account, or nobody. */
    CompletableFuture<KarReply<Optional<KarInstitution.Named>>> provider(KarAccountRequest request);

    /** How many questions are answered at the same time at most; further ones wait, and not for long. */
    int capacity();
}
