package no.kfr.lookup.kar;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import no.kfr.identity.OrganisationNumber;
import no.kfr.refusal.Code;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * How much of KAR the single questions of one agency may take at the same time: three eighths. Together with what requests with many
 * questions may take, something stays for every other agency, also while KAR answers nobody and each question takes as long as it may.
 */
@Component
public final class KarShare {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final KarSource kar;
    private final int most;
    private final Duration patience;
    private final Map<OrganisationNumber, Semaphore> turns = new ConcurrentHashMap<>();

    @Autowired
    KarShare(KarSource kar) {
        this(kar, PATIENCE);
    }

    KarShare(KarSource kar, Duration patience) {
        this.kar = kar;
        this.most = (int) Math.clamp(kar.capacity() * 3L / 8, 1, Integer.MAX_VALUE);
        this.patience = patience;
    }

    /** Who knows the control object; that KAR is busy, when the agency's other questions did not leave it a turn in time. */
    public CompletableFuture<KarReply<List<KarInstitution>>> institutions(
            OrganisationNumber agency, KarRequest request) {
        return ask(agency, () -> kar.institutions(request));
    }

    /** Who services the account; or that KAR is busy, as above. */
    public CompletableFuture<KarReply<Optional<KarInstitution.Named>>> provider(
            OrganisationNumber agency, KarAccountRequest request) {
        return ask(agency, () -> kar.provider(request));
    }

    private <T> CompletableFuture<KarReply<T>> ask(
            OrganisationNumber agency, Supplier<CompletableFuture<KarReply<T>>> request) {
        Semaphore own = turns.computeIfAbsent(agency, first -> new Semaphore(most, true));
        try {
            if (!own.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return busy();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return busy();
        }
        return request.get().whenComplete((reply, failure) -> own.release());
    }

    private static <T> CompletableFuture<KarReply<T>> busy() {
        return CompletableFuture.completedFuture(new KarReply.NoAnswer<>(Code.KAR_BUSY, SOON));
    }
}
