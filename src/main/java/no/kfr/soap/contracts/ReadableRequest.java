package no.kfr.soap.contracts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A request whose charset nobody asks about before the services' own chain does, which alone can answer with a signed fault. The header
 * itself stays as it was sent; the chain goes by that.
 */
final class ReadableRequest extends HttpServletRequestWrapper {

    ReadableRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public @Nullable String getContentType() {
        String header = super.getContentType();
        return header == null ? null : header.replaceFirst(";.*", "");
    }

    @Override
    public @Nullable String getCharacterEncoding() {
        return null;
    }
}
