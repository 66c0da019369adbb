package no.kfr.soap.http;

import jakarta.servlet.ServletRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.cxf.message.Message;
import org.apache.cxf.transport.http.AbstractHTTPDestination;

/**
 * How many messages are on their way from each address. Each of them holds a thread of the server until all of it is there: whoever
 * sends slowly holds no more of them than his share, and the others are left to the others.
 */
public final class Arrivals {

    private static final String ATTRIBUTE = Arrivals.class.getName();

    private final int most;
    private final Map<String, Integer> arriving = new ConcurrentHashMap<>();

    /** @param most messages from one address at the same time */
    public Arrivals(int most) {
        this.most = most;
    }

    /** Counts a request until it is over, or all of it has been read. */
    public Arrival begin(ServletRequest request) {
        String address = request.getRemoteAddr();
        Arrival arrival = new Arrival(address, arriving.merge(address, 1, Integer::sum) > most);
        request.setAttribute(ATTRIBUTE, arrival);
        return arrival;
    }

    /** The arrival of this message; one that nobody counts when it came in another way than over the server. */
    static Arrival of(Message message) {
        return message.get(AbstractHTTPDestination.HTTP_REQUEST) instanceof ServletRequest request
                        && request.getAttribute(ATTRIBUTE) instanceof Arrival arrival
                ? arrival
                : new Arrivals(1).new Arrival("", false);
    }

    /** One message on its way. */
    public final class Arrival {

        private final String address;
        private final boolean oneTooMany;
        private final AtomicBoolean over = new AtomicBoolean();

        private Arrival(String address, boolean oneTooMany) {
            this.address = address;
            this.oneTooMany = oneTooMany;
        }

        /** Whether there were as many as there may be from its address when it began: then nobody waits for it. */
        public boolean isOneTooMany() {
            return oneTooMany;
        }

        /** Nothing of it is waited for any more. */
        public void end() {
            if (!over.getAndSet(true)) {
                arriving.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
            }
        }
    }
}
