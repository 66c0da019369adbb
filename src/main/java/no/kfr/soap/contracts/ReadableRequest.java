package no.kfr.soap.contracts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.apache.cxf.helpers.HttpHeaderHelper;
import org.jspecify.annotations.Nullable;

/**
 * A request in an encoding that this Java knows. Another one would be stopped before the services' own chain, which alone can answer
 * with a signed fault; so it goes on under a type that the chain refuses.
 */
final class ReadableRequest extends HttpServletRequestWrapper {

    private static final String UNREADABLE = "application/octet-stream";

    private ReadableRequest(HttpServletRequest request) {
        super(request);
    }

    static HttpServletRequest of(HttpServletRequest request) {
        String charset = HttpHeaderHelper.findCharset(request.getContentType());
        return charset == null || HttpHeaderHelper.mapCharset(charset) != null ? request : new ReadableRequest(request);
    }

    @Override
    public String getContentType() {
        return UNREADABLE;
    }

    @Override
    public @Nullable String getCharacterEncoding() {
        return null;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return "Content-Type".equalsIgnoreCase(name) ? UNREADABLE : super.getHeader(name);
    }
}
