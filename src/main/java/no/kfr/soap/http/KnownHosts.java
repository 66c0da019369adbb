package no.kfr.soap.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Answers only to names that are its own. A page in an operator's browser can ask any address of this machine, but only by a name that
 * its author owns; an address without a name says nothing of that kind.
 */
final class KnownHosts extends ValveBase {

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[?[0-9a-f:.]*:[0-9a-f:.]*]?");
    private static final int MISDIRECTED = 421;

    private final List<String> names;

    KnownHosts(List<String> names) {
        super(true);
        this.names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (isKnown(request.getServerName())) {
            getNext().invoke(request, response);
            return;
        }
        byte[] line = "421 Misdirected Request. This host is not named in kfr.server.management-hosts.\n"
                .getBytes(StandardCharsets.US_ASCII);
        response.setStatus(MISDIRECTED);
        response.setContentType("text/plain;charset=UTF-8");
        response.setContentLength(line.length);
        response.getOutputStream().write(line);
    }

    private boolean isKnown(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || names.contains(name)
                || ADDRESS.matcher(name).matches();
    }
}
