package no.kfr.lookup.kar;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import no.kfr.refusal.Code;

/** Stands for KAR where the operator has set up no connection. */
final class NotConnected implements KarSource {

    @Override
    public CompletableFuture<KarReply<List<KarInstitution>>> institutions(KarRequest request) {
        return none();
    }

    @Override
    public CompletableFuture<KarReply<Optional<KarInstitution.Named>>> provider(KarAccountRequest request) {
        return none();
    }

    @Override
    public int capacity() {
        return Integer.MAX_VALUE;
    }

    private static <T> CompletableFuture<KarReply<T>> none() {
        return CompletableFuture.completedFuture(new KarReply.NoAnswer<>(Code.KAR_NOT_CONFIGURED, null));
    }
}
