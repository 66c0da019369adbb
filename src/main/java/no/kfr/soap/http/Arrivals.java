package no.kfr.soap.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.ServletRequest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.cxf.message.Message;
import org.apache.cxf.transport.http.AbstractHTTPDestination;

/**
 * The requests that are under way, from their first byte to the last of their reply, counted for each sender and for all. Whoever sends
 * slowly, or reads slowly, holds no more places than his share; and addresses that nobody has proven himself from fill only half of all:
 * the other half is for those whose messages have verified.
 */
public final class Arrivals {

    private static final String ATTRIBUTE = Arrivals.class.getName();
    private static final Duration KNOWN_FOR = Duration.ofDays(2);
    private static final int MOST_KNOWN = 20_000;

    private final int mostOfStranger;
    private final int mostOfKnown;
    private final int mostOfStrangers;
    private final int mostOfAll;
    private final RequestsInFlight strangers = new RequestsInFlight();
    private final RequestsInFlight all = new RequestsInFlight();
    private final Cache<String, Boolean> known = Caffeine.newBuilder()
            .expireAfterAccess(KNOWN_FOR)
            .maximumSize(MOST_KNOWN)
            .build();

    /**
     * @param mostOfSender requests from one address at the same time; from one that is known, a quarter of all when that is more
     * @param mostOfAll requests at the same time
     */
    public Arrivals(int mostOfSender, int mostOfAll) {
        this.mostOfStranger = mostOfSender;
        this.mostOfKnown = Math.max(mostOfSender, mostOfAll / 4);
        this.mostOfStrangers = Math.max(1, mostOfAll / 2);
        this.mostOfAll = mostOfAll;
    }

    /** Counts a request until it is over. */
    public Arrival begin(ServletRequest request) {
        Arrival arrival = begin(SenderAddress.counted(request.getRemoteAddr()));
        request.setAttribute(ATTRIBUTE, arrival);
        return arrival;
    }

    Arrival begin(String sender) {
        boolean isKnown = known.getIfPresent(sender) != null;
        RequestsInFlight.Taken taken = all.take(sender);
        int mostOfSender = isKnown ? mostOfKnown : mostOfStranger;
        int strange = isKnown ? 0 : strangers.take(sender).ofAll();
        double full = Math.max(
                (double) taken.ofSender() / mostOfSender,
                Math.max((double) taken.ofAll() / mostOfAll, (double) strange / mostOfStrangers));
        return new Arrival(sender, isKnown, full);
    }

    /** The arrival of this message; one that nobody counts when it came in another way than over the server. */
    public static Arrival of(Message message) {
        return message.get(AbstractHTTPDestination.HTTP_REQUEST) instanceof ServletRequest request
                        && request.getAttribute(ATTRIBUTE) instanceof Arrival arrival
                ? arrival
                : new Arrivals(1, 1).new Arrival("", true, 0);
    }

    /** One request under way. */
    public final class Arrival {

        private final String sender;
        private final boolean isKnown;
        private final double full;
        private final AtomicBoolean over = new AtomicBoolean();

        private Arrival(String sender, boolean isKnown, double full) {
            this.sender = sender;
            this.isKnown = isKnown;
            this.full = full;
        }

        /** Whether there were as many as there may be when it began: then nobody waits for it. */
        public boolean isOneTooMany() {
            return full > 1;
        }

        /** Whether even those who are only told so are too many: the answer is one line, and costs no signature. */
        boolean isFarTooMany() {
            return full > 2;
        }

        /** What counts as one sender, see {@link SenderAddress#counted}. */
        public String sender() {
            return sender;
        }

        /** Whether a message from its address has been answered before. */
        public boolean isKnown() {
            return isKnown;
        }

        /** A message from its address has verified, of somebody who takes part. */
        public void isProven() {
            known.put(sender, true);
        }

        /** It is over: its reply is written, or nobody is there any more. */
        void end() {
            if (!over.getAndSet(true)) {
                all.leave(sender);
                if (!isKnown) {
                    strangers.leave(sender);
                }
            }
        }
    }
}
