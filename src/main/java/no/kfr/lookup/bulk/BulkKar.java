package no.kfr.lookup.bulk;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import no.kfr.lookup.kar.KarInstitution;
import no.kfr.lookup.kar.KarReply;
import no.kfr.lookup.kar.KarRequest;
import no.kfr.lookup.kar.KarSource;
import no.kfr.refusal.Code;
import org.springframework.stereotype.Component;

/**
 * Puts many questions to KAR, several at a time. All requests together take no more than their share of KAR, so that single
 * questions find it free; each has as many in the queue as another, so that a large request does not hold up a small one.
 */
@Component
final class BulkKar {

    private static final int MOST_AT_A_TIME = 64;
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final long BREATH = Duration.ofMillis(10).toNanos();

    private final KarSource kar;
    private final Duration patience;
    private final int share;
    private final Semaphore turns;

    BulkKar(KarSource kar, BulkSettings settings) {
        this.kar = kar;
        this.patience = settings.karTimeout();
        this.share = Math.clamp((long) (kar.capacity() * settings.karShare()), 1, MOST_AT_A_TIME);
        this.turns = new Semaphore(share, true);
    }

    /**
     * KAR's reply to each question, in their order; that it is busy, to those that did not have their turn in time. The same question
     * is put once, however often it stands there.
     */
    List<KarReply<List<KarInstitution>>> ask(List<KarRequest> requests) {
        List<KarRequest> different = List.copyOf(new LinkedHashSet<>(requests));
        List<KarReply<List<KarInstitution>>> replies = askEach(different);
        Map<KarRequest, KarReply<List<KarInstitution>>> told = new HashMap<>();
        for (int i = 0; i < different.size(); i++) {
            told.put(different.get(i), replies.get(i));
        }
        return requests.stream().map(told::get).map(Objects::requireNonNull).toList();
    }

    private List<KarReply<List<KarInstitution>>> askEach(List<KarRequest> requests) {
        long deadline = System.nanoTime() + patience.toNanos();
        var replies = new AtomicReferenceArray<KarReply<List<KarInstitution>>>(requests.size());
        var next = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < Math.min(share, requests.size()); i++) {
                threads.execute(() -> {
                    for (int n = next.getAndIncrement(); n < requests.size(); n = next.getAndIncrement()) {
                        replies.set(n, ask(requests.get(n), deadline));
                    }
                });
            }
        }
        return IntStream.range(0, requests.size()).mapToObj(replies::get).toList();
    }

    /** Single questions may have filled KAR to the brim: then again, as long as there is time. */
    private KarReply<List<KarInstitution>> ask(KarRequest request, long deadline) {
        try {
            for (long left = left(deadline); left > 0 && turns.tryAcquire(left, NANOSECONDS); left = left(deadline)) {
                KarReply<List<KarInstitution>> reply;
                try {
                    reply = kar.institutions(request).join();
                } finally {
                    turns.release();
                }
                if (!isBusy(reply)) {
                    return reply;
                }
                LockSupport.parkNanos(BREATH);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return new KarReply.NoAnswer<>(Code.KAR_BUSY, SOON);
    }

    private static long left(long deadline) {
        return deadline - System.nanoTime();
    }

    private static boolean isBusy(KarReply<List<KarInstitution>> reply) {
        return reply instanceof KarReply.NoAnswer<List<KarInstitution>> none && none.code() == Code.KAR_BUSY;
    }
}
