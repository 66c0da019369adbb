package no.kfr.soap.message;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.apache.cxf.message.Message;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes what a request holds beside its heap (files, its place in the gate, a transaction) when it is over: answered, refused, or its caller gone.
 * It stands around all of CXF, so that no way out leads past it.
 */
public final class RequestResources implements Filter {

    private static final Logger LOG = LoggerFactory.getLogger(RequestResources.class);
    private static final String HELD = RequestResources.class.getName();

    /** Has the resource closed when the request is over. */
    public static void closeAfter(Message message, AutoCloseable resource) {
        ServletRequest request =
                (ServletRequest) Objects.requireNonNull(message.get(AbstractHTTPDestination.HTTP_REQUEST));
        ((Held) request.getAttribute(HELD)).resources().push(resource);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Held held = new Held(new ArrayDeque<>());
        request.setAttribute(HELD, held);
        try {
            chain.doFilter(request, response);
        } finally {
            held.resources().forEach(RequestResources::close);
        }
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception stuck) {
            LOG.warn("a request left something behind: {}", stuck.getClass().getName());
        }
    }

    private record Held(Deque<AutoCloseable> resources) {}
}
