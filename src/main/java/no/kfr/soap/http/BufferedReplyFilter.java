package no.kfr.soap.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import no.kfr.soap.message.Deadline;

/**
 * Stands around all that answers. A reply of ordinary size is kept until everything that made it is done with and has let go of its
 * room, its files and its connections, and only then written at the pace of its reader. A larger one goes out as it is made. For
 * neither does the register wait longer than for a request of that size.
 */
public final class BufferedReplyFilter implements Filter {

    static final String GIVEN_UP = BufferedReplyFilter.class.getName();

    private final Duration limit;
    private final Clock clock;

    /** @param limit for a whole reply; the larger it is, the longer */
    public BufferedReplyFilter(Duration limit, Clock clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /** Whether nothing of the reply has left so far, so that another one can take its place. */
    public static boolean isHere(ServletResponse reply) {
        return reply instanceof BufferedResponse kept && kept.isHere();
    }

    /** Whether nothing of the reply has been written. */
    public static boolean isEmpty(ServletResponse reply) {
        return reply instanceof BufferedResponse kept && kept.isEmpty();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        BufferedResponse kept = new BufferedResponse((HttpServletResponse) response, () -> new Deadline(clock, limit));
        try {
            chain.doFilter(request, kept);
            kept.send();
        } catch (BufferedResponse.TooSlow reader) {
            request.setAttribute(GIVEN_UP, true);
        }
    }
}
